import { DomainError } from '../../platform/errors.ts';
import type { OrderStatus } from '../../services/orders/index.ts';
import { parseOrderValue } from '../../views/messages/order-actions.ts';
import { orderMoved, orderOvertaken, orderThereAlready } from '../../views/messages/orders.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { outdatedButton } from './outdated-button.ts';

/** A button that moves an order along, as its card, a direct message or Home showed it. */
export function moveOrder({ orders, clock }: Pick<ListenerDependencies, 'orders' | 'clock'>, to: OrderStatus) {
  return async ({ value, by, view }: Pressed): Promise<Reply> => {
    const shown = parseOrderValue(value);
    if (!shown) throw outdatedButton();
    const viewer = { staff: by.staff, now: clock.now() };
    try {
      const { order, changed } = await orders.move(shown.number, to, { by, expectedVersion: shown.version });
      return changed ? orderMoved(order, viewer) : orderThereAlready(order);
    } catch (error) {
      // Home shows by itself what the order is now; a message stays as it was, so what can be done now comes with the answer.
      if (view || !isOvertaken(error)) throw error;
      return orderOvertaken(await orders.find(shown.number, by), error, viewer);
    }
  };
}

function isOvertaken(error: unknown): error is DomainError {
  return error instanceof DomainError && error.code === 'order_changed';
}
