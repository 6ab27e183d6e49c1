const DAY = 24 * 60 * 60 * 1_000;

/**
 * The day by whose end the ingredients must be there: the day before the earliest order is due, but never before today.
 *
 * @param zone the bakery's IANA zone, in which days begin and end
 * @returns `2026-11-20`
 */
export function ticketDueDate(earliestDueAt: Date, now: Date, zone: string): string {
  const today = dateIn(zone, now);
  const before = dayBefore(dateIn(zone, earliestDueAt));
  if (before < today) return today;
  return before;
}

function dateIn(zone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const { year, month, day } = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
}

/** Dates have no zone: counted in UTC, where every day has 24 hours. */
function dayBefore(date: string): string {
  return new Date(Date.parse(date) - DAY).toISOString().slice(0, 10);
}
