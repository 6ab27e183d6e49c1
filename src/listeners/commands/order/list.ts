import { orderList } from '../../../views/messages/orders.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

const MOST = 20;

/** `/order list`: what staff have to do, or one's own orders. */
export function listOrders({ orders }: Pick<ListenerDependencies, 'orders'>) {
  return async ({ by }: Typed): Promise<Reply> => {
    if (!by.staff) return orderList(await orders.list({ whose: 'mine', limit: MOST }, by), `Your last ${MOST} orders`);
    const statuses = ['waiting', 'preparation', 'ready'] as const;
    return orderList(await orders.list({ whose: 'all', statuses, limit: MOST }, by), `The newest ${MOST} open orders`);
  };
}
