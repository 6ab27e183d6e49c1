import type { Figures } from './figures.ts';
import { type Limit, limits } from './limits.ts';
import { type Load, loadOf } from './load.ts';

/** A limit, and how much reaches it. */
export interface Breaking {
  limit: Limit;
  /** The most that is within it; `Infinity` where it does not matter how much there is. */
  most: number;
}

/** More than anybody will ever have. */
const FAR_TOO_MANY = 10_000_000;

/** How many bakeries with so many orders a day one replica set carries, by each limit: the lowest first. */
export const mostBakeries = (ordersADay: number, measured: Figures): Breaking[] =>
  inOrder((bakeries) => loadOf({ bakeries, ordersADay }, measured));

/** How many orders a day one bakery may have that has a replica set for itself, by each limit: the lowest first. */
export const mostOrdersADay = (measured: Figures): Breaking[] =>
  inOrder((ordersADay) => loadOf({ bakeries: 1, ordersADay }, measured));

function inOrder(loadOfSoMany: (count: number) => Load): Breaking[] {
  const breakings = limits.map((limit) => {
    const isWithin = (count: number) => loadOfSoMany(count)[limit.resource] <= limit.most;
    return { limit, most: isWithin(FAR_TOO_MANY) ? Number.POSITIVE_INFINITY : most(isWithin) };
  });
  return breakings.sort((a, b) => a.most - b.most);
}

/** The largest whole number that is within; a larger one never is where a smaller one is not. */
function most(isWithin: (count: number) => boolean): number {
  let [within, beyond] = [0, FAR_TOO_MANY];
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2);
    if (isWithin(middle)) within = middle;
    else beyond = middle;
  }
  return within;
}
