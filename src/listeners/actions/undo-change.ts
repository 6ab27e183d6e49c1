import { parseOrderValue } from '../../views/messages/order-actions.ts';
import { orderMoved } from '../../views/messages/orders.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { outdatedButton } from './outdated-button.ts';

/** Takes the last change of an order back. */
export function undoChange({ orders, clock }: Pick<ListenerDependencies, 'orders' | 'clock'>) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const shown = parseOrderValue(value);
    if (!shown) throw outdatedButton();
    const order = await orders.undo(shown.number, { by, expectedVersion: shown.version });
    return orderMoved(order, { staff: by.staff, now: clock.now() });
  };
}
