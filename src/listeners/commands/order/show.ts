import { totalOf } from '../../../services/orders/index.ts';
import { orderDetails } from '../../../views/messages/orders.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { numberOf } from '../number-of.ts';

/** `/order show 21` */
export function showOrder({ orders, settings }: Pick<ListenerDependencies, 'orders' | 'settings'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { number } = numberOf(text, 'order', '/order show 21');
    const order = await orders.find(number, by);
    const { currency } = await settings.read();
    return orderDetails(order, { staff: by.staff, currency, total: totalOf(order.lines) });
  };
}
