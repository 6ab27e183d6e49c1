const DAY = 24 * 60 * 60 * 1_000;

/**
 * The day that the calendar on the wall shows at an instant: `2026-11-21`.
 *
 * @param zone IANA
 */
export function localDate(instant: Date, zone: string): string {
  return dateOf(wallTime(instant, zone));
}

/** The day after. Dates have no zone: counted in UTC, where every day has 24 hours. */
export function nextDate(date: string): string {
  return dateOf(new Date(Date.parse(date) + DAY));
}

/** The day before, counted as {@link nextDate} does. */
export function dateBefore(date: string): string {
  return dateOf(new Date(Date.parse(date) - DAY));
}

/** The date of a time on the wall. */
export function dateOf(wall: Date): string {
  return wall.toISOString().slice(0, 10);
}

/**
 * What the clock on the wall shows at an instant, to the second, as the instant at which UTC shows the same: times of day
 * can be reckoned with there, since UTC's clocks never change.
 *
 * @param zone IANA
 */
export function wallTime(instant: Date, zone: string): Date {
  const parts = formatIn(zone).formatToParts(instant);
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/**
 * When the clock on the wall shows this: the first time, where a clock change has it come twice; where it is skipped, as
 * long after the change as it would have been.
 *
 * @param wall as {@link wallTime} gives it
 */
export function instantOf(wall: Date, zone: string): Date {
  const offsetAt = (instant: number) => wallTime(new Date(instant), zone).getTime() - instant;
  const asBefore = wall.getTime() - offsetAt(wall.getTime() - DAY);
  const asAfter = wall.getTime() - offsetAt(wall.getTime() + DAY);
  const shown = [asBefore, asAfter].filter((instant) => instant + offsetAt(instant) === wall.getTime());
  return new Date(shown.length > 0 ? Math.min(...shown) : asBefore);
}

/** Making a format takes long, and a sheet has a thousand dates. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en', { ...date, ...time, timeZone: zone });
  formats.set(zone, format);
  return format;
}
