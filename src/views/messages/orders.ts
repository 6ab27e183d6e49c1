import type { KnownBlock } from '@slack/types';
import type { ToldCustomer } from '../../services/notifications/index.ts';
import { type Order, undoable } from '../../services/orders/index.ts';
import { actions, button, context, LONGEST_PART, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { ingredientText, linesText, lineText, STATUS_WORDS, slackDate, totalText } from '../format.ts';
import { customerButtons, orderActions, staffButtons, undoButton } from './order-actions.ts';
import { listed } from './order-card.ts';
import { timeline } from './timeline.ts';

const LONGEST_SUMMARY = 200;

/** `*21* · Mr. Cakelover · 2 x Chocolate Cake for 4 · _waiting_ · due today at 10:00` */
export function orderLine(order: Order): string {
  const what = escapeWithin(order.lines.map(lineText).join(', '), LONGEST_SUMMARY);
  return `*${order.number}* · ${short(order.customer.name)} · ${what} · _${STATUS_WORDS[order.status]}_ · due ${slackDate(order.dueAt)}`;
}

/**
 * Orders, one a line.
 *
 * @param older the button for what comes after them, where there is more
 */
export function orderList(orders: readonly Order[], heading: string, older?: { before: number }): Message {
  if (orders.length === 0) {
    const text = 'There are no orders here yet. `/order` opens the form for one.';
    return { text, blocks: [section(text)] };
  }
  const { blocks } = sectionsOf(orders.map(orderLine), MOST_SECTIONS);
  const more = older ? [button(orderActions.older, 'Older orders', { value: String(older.before) })] : [];
  return {
    text: `${heading}: ${orders.map(({ number }) => number).join(', ')}`,
    blocks: [
      section(`*${heading}*`),
      ...blocks,
      context(`\`/order show ${orders[0]?.number}\` tells more.`),
      ...actions(more),
    ],
  };
}

interface Viewer {
  staff: boolean;
}

interface DetailsViewer extends Viewer {
  /** What the customer was told, for staff. */
  told: readonly ToldCustomer[];
  now: Date;
}

/** Everything about one order, with the buttons that its reader may press. */
export function orderDetails(order: Order, viewer: DetailsViewer): Message {
  const { number, status, customer } = order;
  const buttons = viewer.staff ? staffButtons(order, viewer.now) : customerButtons(order);
  return {
    text: `Order ${number} for ${short(customer.name)}: ${STATUS_WORDS[status]}`,
    blocks: [...orderFacts(order, viewer), ...timeline(order, viewer.told), ...actions(buttons)],
  };
}

function orderFacts(order: Order, { staff }: Viewer): KnownBlock[] {
  const { number, status, customer, extras, ingredients, price, notes, dueAt, dueAssumed } = order;
  const facts = [
    `*Order ${number}* for ${short(customer.name)}: _${STATUS_WORDS[status]}_`,
    `Due ${slackDate(dueAt)}${dueAssumed ? ' (assumed, nobody named a time)' : ''}`,
  ];
  return [
    section(facts.join('\n')),
    section([escapeWithin(linesText(order), LONGEST_PART), ...totalText(price)].join('\n')),
    ...(extras.length > 0 ? [listed('Extra', extras.map(ingredientText))] : []),
    ...(staff && ingredients.length > 0 ? [listed('Ingredients in all', ingredients.map(ingredientText))] : []),
    ...(notes ? [listed('Notes', [notes])] : []),
  ];
}

/** What somebody reads who has just placed an order. */
export function orderPlaced(
  order: Order,
  { repeated, sameContents, ...viewer }: Viewer & { repeated: boolean; sameContents: boolean },
): Message {
  const { number, customer } = order;
  const head = sentence(`Thank you! Order ${number} for ${short(customer.name)} is placed.`, {
    repeated,
    sameContents,
  });
  return { text: head, blocks: [section(`:tada: ${head}`), ...orderFacts(order, viewer)] };
}

/** Says so when the request had been sent before. */
function sentence(done: string, { repeated, sameContents }: { repeated: boolean; sameContents: boolean }): string {
  if (!repeated) return done;
  if (sameContents) return `${done} You had sent it twice; it was ordered once.`;
  return `${done} That is the order as you sent it first: what you changed afterwards was not ordered. Cancel it and place a new one if it is not what you want.`;
}

const DONE: Readonly<Record<Order['status'], string>> = {
  waiting: 'is waiting again',
  preparation: 'is in preparation now',
  ready: 'is ready; its customer is told',
  delivered: 'is delivered',
  cancelled: 'is cancelled',
};

/** What somebody reads who has just moved an order along; staff can take it back. */
export function orderMoved(order: Order, { staff, now }: { staff: boolean; now: Date }): Message {
  const text = `Order ${order.number} ${DONE[order.status]}.`;
  const undo = staff && undoable(order, now) ? [undoButton(order)] : [];
  return { text, blocks: [section(text), ...actions(undo)] };
}

/** What somebody reads who asked for a status that the order has already. */
export function orderThereAlready(order: Order): Message {
  const last = order.timeline.at(-1);
  const text = `Order ${order.number} is ${STATUS_WORDS[order.status]} already${last ? `: ${short(last.by.name)} did it ${slackDate(last.at)}` : ''}.`;
  return { text, blocks: [section(text)] };
}
