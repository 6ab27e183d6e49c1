/** How many orders a day the bakery has taken, evenly. */
export const ORDERS_A_DAY = 1_000;

export const DAY = 24 * 60 * 60 * 1_000;

/** When an order was placed, of so many of which the last was placed a minute ago. @param n from 1 */
export function placedAt(n: number, orders: number, now: Date): Date {
  return new Date(now.getTime() - 60_000 - ((orders - n) * DAY) / ORDERS_A_DAY);
}

export function ageInDays(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / DAY;
}
