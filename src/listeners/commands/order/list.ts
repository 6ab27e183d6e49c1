import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { createOrderPage } from '../../order-page.ts';

/** `/order list`: what staff have to do, or one's own orders. */
export function listOrders(deps: Pick<ListenerDependencies, 'orders'>) {
  const orderPage = createOrderPage(deps);
  return async ({ by }: Typed): Promise<Reply> => orderPage(by);
}
