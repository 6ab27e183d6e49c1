import { OPEN_STATUSES, type OrderPlace } from '../services/orders/index.ts';
import type { Principal } from '../services/principal.ts';
import type { Message } from '../views/blocks.ts';
import { orderList } from '../views/messages/orders.ts';
import type { ListenerDependencies } from './dependencies.ts';

/** So many lines, however long, find room in one message. */
const PAGE = 15;

/** A page of orders, the last placed first: what staff have to do, or one's own. */
export function createOrderPage({ orders }: Pick<ListenerDependencies, 'orders'>) {
  return async (by: Principal, after?: OrderPlace): Promise<Message> => {
    const which = by.staff ? ({ whose: 'all', statuses: OPEN_STATUSES } as const) : ({ whose: 'mine' } as const);
    const found = await orders.list({ ...which, after, limit: PAGE + 1 }, by);
    const shown = found.slice(0, PAGE);
    const last = found.length > PAGE ? shown.at(-1) : undefined;
    return orderList(shown, by.staff ? 'Open orders' : 'Your orders', last);
  };
}
