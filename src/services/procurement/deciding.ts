import type { ClientSession } from 'mongodb';
import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Order } from '../orders/index.ts';
import type { Dependencies } from './dependencies.ts';
import { createTally, type Tally } from './tally.ts';

/** An order, and what must be bought for it: nothing, where the stock covers it. */
export interface Decision {
  order: Order;
  bought: Ingredient[];
}

/** What is decided about orders in one transaction goes by the books as they are with these orders' own demands. */
export function createDeciding({ orders, inventory }: Pick<Dependencies, 'orders' | 'inventory'>) {
  /** @param more what else is counted on, besides what the orders need */
  async function tallyFor(of: readonly Order[], more: readonly Ingredient[], session: ClientSession): Promise<Tally> {
    await inventory.bringUpToDate(session, of);
    const keys = new Set([...of.flatMap(({ ingredients }) => ingredients), ...more].map(ingredientKey));
    return createTally(await inventory.available(session, [...keys]));
  }

  return {
    tallyFor,

    /** Decides about those of the orders that nobody buys for, oldest first. */
    async decide(ids: readonly string[], session: ClientSession): Promise<Decision[]> {
      const free = (await orders.getMany(ids, session)).filter(
        ({ status, purchaseRequest }) => status !== 'cancelled' && !purchaseRequest,
      );
      const tally = await tallyFor(free, [], session);
      return free.map((order) => ({ order, bought: tally.buy(order.ingredients, []) }));
    },
  };
}

export type Deciding = ReturnType<typeof createDeciding>;
