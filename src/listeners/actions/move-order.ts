import type { OrderStatus } from '../../services/orders/index.ts';
import { parseOrderValue } from '../../views/messages/order-actions.ts';
import { orderMoved, orderThereAlready } from '../../views/messages/orders.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { outdatedButton } from './outdated-button.ts';

/** A button that moves an order along, as its card, a direct message or Home showed it. */
export function moveOrder({ orders, clock }: Pick<ListenerDependencies, 'orders' | 'clock'>, to: OrderStatus) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const shown = parseOrderValue(value);
    if (!shown) throw outdatedButton();
    const { order, changed } = await orders.move(shown.number, to, { by, expectedVersion: shown.version });
    return changed ? orderMoved(order, { staff: by.staff, now: clock.now() }) : orderThereAlready(order);
  };
}
