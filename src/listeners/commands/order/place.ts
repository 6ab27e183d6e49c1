import { notUnderstood, usage } from '../../../views/messages/help.ts';
import { orderPlaced } from '../../../views/messages/orders.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { createKnownCustomer } from '../../known-customer.ts';
import { createRecipient } from '../../recipient.ts';
import { readOrderLine } from './order-line.ts';

/** `/order 2 chocolate_cake for 4 extra peanuts 10 to Ms. Delicious`; what does not begin with a number is no order. */
export function placeOrder(deps: Pick<ListenerDependencies, 'customers' | 'directory' | 'orders'>) {
  const { orders } = deps;
  const recipientOf = createRecipient(deps);
  const knownCustomer = createKnownCustomer(deps);

  return async ({ text, by, key }: Typed): Promise<Reply> => {
    if (!/^[+-]?\d/.test(text)) return notUnderstood(text, usage.order);
    const { line, extras, to } = readOrderLine(text);
    const input = { lines: [line], extras, for: to && (await recipientOf(to)) };
    const { result: order, ...sending } = await orders.place(input, by, { key, contents: text });
    return orderPlaced(order, { ...sending, staff: by.staff, customer: await knownCustomer(order, by) });
  };
}
