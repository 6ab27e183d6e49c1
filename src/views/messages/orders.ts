import type { KnownBlock } from '@slack/types';
import { formatIngredient } from '../../services/catalog/index.ts';
import type { KnownCustomer } from '../../services/customers/index.ts';
import type { ToldCustomer } from '../../services/notifications/index.ts';
import { describeLines, type Order, type OrderPlace, STATUS_WORDS, undoable } from '../../services/orders/index.ts';
import { actions, button, context, LONGEST_PART, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { linesText, slackDate, totalText } from '../format.ts';
import { OPEN_CUSTOMER } from '../modals/customer-form.ts';
import { reachText } from '../reach.ts';
import { problemMessage } from './note.ts';
import { againButton, customerButtons, orderActions, staffButtons, undoButton } from './order-actions.ts';
import { listed, sourceOf } from './order-card.ts';
import { timeline } from './timeline.ts';

const LONGEST_SUMMARY = 200;

/** `*21* · Mr. Cakelover · 2 x Chocolate Cake for 4 · _waiting_ · due today at 10:00` */
export function orderLine(order: Order): string {
  const what = escapeWithin(describeLines(order.lines), LONGEST_SUMMARY);
  return `*${order.number}* · ${short(order.customer.name)} · ${what} · _${STATUS_WORDS[order.status]}_ · due ${slackDate(order.dueAt)}`;
}

/**
 * Orders, one a line.
 *
 * @param last of these, where there are more: the button for what comes after it
 */
export function orderList(orders: readonly Order[], heading: string, last?: OrderPlace): Message {
  if (orders.length === 0) {
    const text = 'There are no orders here yet. `/order` opens the form for one.';
    return { text, blocks: [section(text)] };
  }
  const { blocks } = sectionsOf(orders.map(orderLine), MOST_SECTIONS);
  const more = last ? [button(orderActions.older, 'Older orders', { value: placeText(last) })] : [];
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

/** `2026-11-21T09:00:00.000Z 21` */
function placeText({ placedAt, number }: OrderPlace): string {
  return `${placedAt.toISOString()} ${number}`;
}

/** What a button for older orders says; undefined where it says something else. */
export function placeIn(value: string | undefined): OrderPlace | undefined {
  const [, at = '', number] = /^(\S+Z) (\d{1,15})$/.exec(value ?? '') ?? [];
  const placedAt = new Date(at);
  return Number.isNaN(placedAt.getTime()) ? undefined : { placedAt, number: Number(number) };
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
  const buttons = viewer.staff
    ? [...staffButtons(order, viewer.now), againButton(order), customerButton(order)]
    : customerButtons(order);
  return {
    text: `Order ${number} for ${short(customer.name)}: ${STATUS_WORDS[status]}`,
    blocks: [...orderFacts(order, viewer), ...timeline(order, viewer.told), ...actions(buttons)],
  };
}

function customerButton({ customer }: Pick<Order, 'customer'>) {
  return button(OPEN_CUSTOMER, 'Customer', { value: customer.id });
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
    ...(extras.length > 0 ? [listed('Extra', extras.map(formatIngredient))] : []),
    ...(staff && ingredients.length > 0 ? [listed('Ingredients in all', ingredients.map(formatIngredient))] : []),
    ...(notes ? [listed('Notes', [notes])] : []),
    ...sourceOf(order),
  ];
}

interface PlacedBy extends Viewer {
  repeated: boolean;
  sameContents: boolean;
  /** Whom staff ordered for by name: they read how that customer hears of it. */
  customer?: KnownCustomer;
}

/** What somebody reads who has just placed an order. */
export function orderPlaced(order: Order, { repeated, sameContents, ...viewer }: PlacedBy): Message {
  const { number, customer } = order;
  const head = sentence(`Thank you! Order ${number} for ${short(customer.name)} is placed.`, {
    repeated,
    sameContents,
  });
  const heard = viewer.customer ? [context(reachText(viewer.customer))] : [];
  return { text: head, blocks: [section(`:tada: ${head}`), ...orderFacts(order, viewer), ...heard] };
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

/** What somebody reads who pressed a button of a message that is older than the order is now; with what can be done now. */
export function orderOvertaken(order: Order, why: { message: string }, viewer: Viewer & { now: Date }): Message {
  const { text, blocks } = problemMessage({ text: why.message, fields: [] });
  const buttons = viewer.staff ? staffButtons(order, viewer.now) : customerButtons(order);
  return { text, blocks: [...blocks, ...actions(buttons)] };
}

/** What somebody reads who asked for a status that the order has already. */
export function orderThereAlready(order: Order): Message {
  const last = order.timeline.at(-1);
  const text = `Order ${order.number} is ${STATUS_WORDS[order.status]} already${last ? `: ${short(last.by.name)} did it ${slackDate(last.at)}` : ''}.`;
  return { text, blocks: [section(text)] };
}
