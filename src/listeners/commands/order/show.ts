import { orderDetails } from '../../../views/messages/orders.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { numberOf } from '../number-of.ts';

/** `/order show 21` */
export function showOrder({
  orders,
  notifications,
  clock,
}: Pick<ListenerDependencies, 'orders' | 'notifications' | 'clock'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { number } = numberOf(text, 'order', '/order show 21');
    const order = await orders.find(number, by);
    const told = by.staff ? await notifications.of(order.id) : [];
    return orderDetails(order, { staff: by.staff, told, now: clock.now() });
  };
}
