import type { OrderStatus } from '../../../services/orders/index.ts';
import { legibleText } from '../../../views/escape.ts';
import { orderMoved, orderThereAlready } from '../../../views/messages/orders.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { numberOf } from '../number-of.ts';

/**
 * `/order ready 21`, `/order cancel 21 why`
 *
 * @param usage how to write it
 */
export function moveOrder(
  { orders, clock }: Pick<ListenerDependencies, 'orders' | 'clock'>,
  to: OrderStatus,
  usage: string,
) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { number, rest } = numberOf(text, 'order', usage);
    // Nobody learns by this which orders of others there are.
    await orders.find(number, by);
    const { order, changed } = await orders.move(number, to, { by, reason: legibleText(rest) || undefined });
    return changed ? orderMoved(order, { staff: by.staff, now: clock.now() }) : orderThereAlready(order);
  };
}
