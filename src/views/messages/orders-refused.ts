import type { KnownBlock } from '@slack/types';
import type { OrdersRefusedNote, RefusedOrder } from '../../services/procurement/index.ts';
import { button, context, type Message, section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { namesText, slackDate } from '../format.ts';

/** Opens the order form with what the cancelled order had in it; its value is the order's number. */
export const ORDER_WITH_SUBSTITUTE = 'order.with-substitute';

const LONGEST_WHAT = 300;

/** What the kitchen reads when a supplier does not have something: what that cancelled, and a way to order it differently. */
export function ordersRefused({ title, ticket, missing, orders, total }: OrdersRefusedNote): Message {
  const what = total === 1 ? `order ${orders[0]?.number} is` : `${total} orders are`;
  const text = `The supplier has no ${missingText(missing)} (${short(ticket)}, ${short(title)}): ${what} cancelled.`;
  const more = total - orders.length;
  return {
    text,
    blocks: [
      section(`:no_entry: *${text}*`),
      ...orders.map(line),
      ...(more > 0 ? [context(`And ${more} more. \`/order show\` and a number tells of each.`)] : []),
      context('Their customers are told. With a substitute, it is a new order.'),
    ],
  };
}

function missingText(missing: OrdersRefusedNote['missing']): string {
  return missing === 'all' ? 'ingredients at all' : namesText(missing, { type: 'disjunction' });
}

function line({ number, customer, what, dueAt }: RefusedOrder): KnownBlock {
  const text = `*${number}* · ${short(customer)} · ${escapeWithin(what, LONGEST_WHAT)} · due ${slackDate(dueAt)}`;
  const accessory = button(ORDER_WITH_SUBSTITUTE, 'Order again with a substitute', { value: String(number) });
  return section(text, { accessory });
}
