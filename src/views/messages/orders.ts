import type { KnownBlock } from '@slack/types';
import type { Order } from '../../services/orders/index.ts';
import { actions, context, LONGEST_PART, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { ingredientText, lineText, STATUS_WORDS, slackDate } from '../format.ts';
import { money } from '../money.ts';
import { customerButtons, staffButtons, undoButton } from './order-actions.ts';
import { listed } from './order-card.ts';

const LONGEST_SUMMARY = 200;
const MOST_STEPS = 10;

/** `*21* · Mr. Cakelover · 2 x Chocolate Cake for 4 · _waiting_ · due today at 10:00` */
export function orderLine(order: Order): string {
  const what = escapeWithin(order.lines.map(lineText).join(', '), LONGEST_SUMMARY);
  return `*${order.number}* · ${short(order.customer.name)} · ${what} · _${STATUS_WORDS[order.status]}_ · due ${slackDate(order.dueAt)}`;
}

/** Orders, one a line. */
export function orderList(orders: readonly Order[], heading: string): Message {
  if (orders.length === 0) {
    const text = 'There are no orders here yet. `/order` opens the form for one.';
    return { text, blocks: [section(text)] };
  }
  const { blocks, left } = sectionsOf(orders.map(orderLine), MOST_SECTIONS);
  const hint = left > 0 ? `And ${left} more. ` : '';
  return {
    text: `${heading}: ${orders.map(({ number }) => number).join(', ')}`,
    blocks: [section(`*${heading}*`), ...blocks, context(`${hint}\`/order show ${orders[0]?.number}\` tells more.`)],
  };
}

interface Viewer {
  staff: boolean;
  /** ISO 4217. */
  currency: string;
  /** The order's price in integer minor units, where everything in it has one. */
  total?: number;
}

/** Everything about one order, with the buttons that its reader may press. */
export function orderDetails(order: Order, viewer: Viewer): Message {
  const { number, status, customer } = order;
  const buttons = viewer.staff ? staffButtons(order) : customerButtons(order);
  return {
    text: `Order ${number} for ${short(customer.name)}: ${STATUS_WORDS[status]}`,
    blocks: [...orderFacts(order, viewer), ...actions(buttons)],
  };
}

function orderFacts(order: Order, { staff, currency, total }: Viewer): KnownBlock[] {
  const { number, status, customer, lines, extras, ingredients, notes, dueAt, dueAssumed, timeline } = order;
  const facts = [
    `*Order ${number}* for ${short(customer.name)}: _${STATUS_WORDS[status]}_`,
    `Due ${slackDate(dueAt)}${dueAssumed ? ' (assumed, nobody named a time)' : ''}`,
    ...(total === undefined ? [] : [`Price ${money(total, currency)}`]),
  ];
  return [
    section(facts.join('\n')),
    section(escapeWithin(lines.map(lineText).join('\n'), LONGEST_PART)),
    ...(extras.length > 0 ? [listed('Extra', extras.map(ingredientText))] : []),
    ...(staff && ingredients.length > 0 ? [listed('Ingredients in all', ingredients.map(ingredientText))] : []),
    ...(notes ? [listed('Notes', [notes])] : []),
    ...sectionsOf(timeline.slice(-MOST_STEPS).map(step), 1).blocks,
  ];
}

function step({ at, by, from, to, reason }: Order['timeline'][number]): string {
  const what = from ? STATUS_WORDS[to] : 'placed';
  const why = reason ? `: ${escapeWithin(reason, LONGEST_SUMMARY)}` : '';
  return `${slackDate(at)} · ${what} by ${short(by.name)} (${by.via})${why}`;
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

/** What somebody reads who has just moved an order along; a cancel can be taken back by staff. */
export function orderMoved(order: Order, { staff }: { staff: boolean }): Message {
  const text = `Order ${order.number} ${DONE[order.status]}.`;
  const undo = order.status === 'cancelled' && staff ? [undoButton(order)] : [];
  return { text, blocks: [section(text), ...actions(undo)] };
}

/** What somebody reads who asked for a status that the order has already. */
export function orderThereAlready(order: Order): Message {
  const last = order.timeline.at(-1);
  const text = `Order ${order.number} is ${STATUS_WORDS[order.status]} already${last ? `: ${short(last.by.name)} did it ${slackDate(last.at)}` : ''}.`;
  return { text, blocks: [section(text)] };
}
