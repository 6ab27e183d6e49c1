import type { ClientSession } from 'mongodb';
import { type Principal, requireStaff } from '../principal.ts';
import { orderNotFound, substitutePlaced } from './errors.ts';
import type { Order } from './order.ts';
import type { OrderStore } from './store.ts';

/** Orders that are placed instead of others, which a supplier's refusal cancelled: one for each at a time. */
export interface Substitutes {
  /** An order that another may be placed instead of. @throws DomainError `forbidden`, `order_not_found`, `substitute_placed` */
  substitutable(number: number, by: Principal): Promise<Order>;
}

export function createSubstitutes({ store }: { store: OrderStore }) {
  async function requireFree({ replacedBy }: Order, session?: ClientSession): Promise<void> {
    const substitute = replacedBy === undefined ? null : await store.byId(replacedBy, session);
    if (substitute && substitute.status !== 'cancelled') throw substitutePlaced(substitute);
  }

  return {
    async substitutable(number: number, by: Principal): Promise<Order> {
      requireStaff(by, 'order again for a customer');
      const order = await store.byNumber(number);
      if (!order) throw orderNotFound(number);
      await requireFree(order);
      return order;
    },

    /** Writes to the cancelled order: of two transactions at once the second runs again, and finds the first one's order. */
    async replace(cancelled: string, substitute: string, by: Principal, session: ClientSession): Promise<void> {
      requireStaff(by, 'order again for a customer');
      const order = await store.byId(cancelled, session);
      if (!order) throw orderNotFound(cancelled);
      await requireFree(order, session);
      await store.replace(cancelled, substitute, session);
    },
  };
}
