import { placeIn } from '../../views/messages/orders.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createOrderPage } from '../order-page.ts';
import { outdatedButton } from './outdated-button.ts';

/** The next page of a list of orders, in the place of the one before. */
export function showOlderOrders(deps: Pick<ListenerDependencies, 'orders'>) {
  const orderPage = createOrderPage(deps);
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const after = placeIn(value);
    if (!after) throw outdatedButton();
    return { ...(await orderPage(by, after)), replaces: true };
  };
}
