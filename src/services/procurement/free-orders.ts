import type { OrdersToBuyFor } from './dependencies.ts';

/** Ids of orders that nobody buys for yet, some of them; empty only where there are none. */
export type FreeOrders = (limit: number, placedBefore?: Date) => Promise<string[]>;

/**
 * Looks on behind the last order found: those that were taken leave traces in MongoDB's index for minutes, and a look from the
 * start passes all of them. It starts anew when nothing comes behind: an order may have become free meanwhile.
 */
export function createFreeOrders(orders: Pick<OrdersToBuyFor, 'withoutPurchaseRequest'>): FreeOrders {
  let after = 0;
  return async (limit, placedBefore) => {
    const behind = await orders.withoutPurchaseRequest(limit, { placedBefore, after });
    const startsAnew = behind.length === 0 && after > 0;
    const found = startsAnew ? await orders.withoutPurchaseRequest(limit, { placedBefore }) : behind;
    after = found.at(-1)?.number ?? 0;
    return found.map(({ id }) => id);
  };
}
