import type { ContextBlock } from '@slack/types';
import { formatIngredient } from '../../services/catalog/index.ts';
import { type Change, describeLine, type Order, STATUS_WORDS, UNDO_MS, undoable } from '../../services/orders/index.ts';
import { actions, context, LONGEST_PART, type Message, section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { linesText, linkText, slackDate, slackTime, totalText } from '../format.ts';
import { staffButtons } from './order-actions.ts';

/** The live card of an order in the kitchen channel, with the buttons that its status allows. */
export function orderCard(order: Order, now: Date): Message {
  const { number, status, customer, lines, extras, ingredients, price, notes, dueAt, dueAssumed } = order;
  const what = lines.map(describeLine).join('\n');
  const due = `${slackDate(dueAt)}${dueAssumed ? ' (assumed)' : ''}`;
  return {
    text: `Order ${number} (${STATUS_WORDS[status]}): ${escapeWithin(what, 1_000)}`,
    blocks: [
      section(`*Order ${number}* for *${short(customer.name)}*\nDue ${due}\nStatus: *${STATUS_WORDS[status]}*`),
      section([escapeWithin(linesText(order), LONGEST_PART), ...totalText(price)].join('\n')),
      ...(extras.length > 0 ? [listed('Extra', extras.map(formatIngredient))] : []),
      ...(ingredients.length > 0 ? [listed('Ingredients in all', ingredients.map(formatIngredient))] : []),
      ...(notes ? [listed('Notes', [notes])] : []),
      ...sourceOf(order),
      ...actions(staffButtons(order, now)),
      context(`${changeText(order.timeline.at(-1))}${undoText(order, now)}`),
    ],
  };
}

/** A heading and lines from people, in one section. */
export function listed(heading: string, items: readonly string[]) {
  return section(`*${heading}*\n${escapeWithin(items.join('\n'), LONGEST_PART)}`);
}

/** Leads back to the message that an order was made from. */
export function sourceOf({ link }: Pick<Order, 'link'>): ContextBlock[] {
  return link ? [context(`:speech_balloon: ${linkText(link, 'The message it was made from')}`)] : [];
}

/** A card is not written anew when the time is over: so it says until when. */
function undoText(order: Order, now: Date): string {
  const change = undoable(order, now);
  return change ? ` · undo until ${slackTime(new Date(change.at.getTime() + UNDO_MS))}` : '';
}

function changeText(change: Change | undefined): string {
  if (!change) return ' ';
  const did = change.from ? `${STATUS_WORDS[change.to]} since` : 'placed';
  const why = change.reason ? `: ${escapeWithin(change.reason, 500)}` : '';
  return `${did} ${slackDate(change.at)} by ${short(change.by.name)}${why}`;
}
