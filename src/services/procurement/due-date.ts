import { dateBefore, localDate } from '../../platform/local-date.ts';

/**
 * The day by whose end the ingredients must be there: the day before the earliest order is due, but never before today.
 *
 * @param zone the bakery's IANA zone, in which days begin and end
 * @returns `2026-11-20`
 */
export function ticketDueDate(earliestDueAt: Date, now: Date, zone: string): string {
  const today = localDate(now, zone);
  const before = dateBefore(localDate(earliestDueAt, zone));
  return before < today ? today : before;
}
