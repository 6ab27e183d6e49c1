const DAY = 24 * 60 * 60 * 1_000;

/**
 * The day that the calendar on the wall shows at an instant: `2026-11-21`.
 *
 * @param zone IANA
 */
export function localDate(instant: Date, zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day}`;
}

/** The day after. Dates have no zone: counted in UTC, where every day has 24 hours. */
export function nextDate(date: string): string {
  return new Date(Date.parse(date) + DAY).toISOString().slice(0, 10);
}
