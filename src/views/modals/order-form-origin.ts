import type { KnownBlock } from '@slack/types';
import type { Order } from '../../services/orders/index.ts';
import { section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { namesText } from '../format.ts';

/** The form has room for so many lines; a command may have more. */
export const MOST_FORM_LINES = 8;

const MOST_GONE = 10;

/** What a filled form was filled from. */
export interface FormOrigin {
  /** The cancelled order that this one is instead of. */
  instead?: Order;
  /** The order that is ordered again, and what of it the menu does not have any more. */
  again?: { order: Order; gone: readonly string[] };
}

/** Says what a form was filled from, and what of that is not in it. */
export function originOf({ instead, again }: FormOrigin): KnownBlock[] {
  return [...(instead ? [section(insteadOf(instead))] : []), ...(again ? [section(onceMore(again))] : [])];
}

/** Why it was cancelled says what to choose something else for. */
function insteadOf({ number, lines, timeline }: Order): string {
  const reason = timeline.at(-1)?.reason;
  const why = reason ? `: ${escapeWithin(reason, 500)}` : '';
  return `:information_source: *Order ${number}* was cancelled${why}. What it had is filled in: choose a substitute, then order.${cut(lines)}`;
}

function onceMore({ order: { number, lines }, gone }: NonNullable<FormOrigin['again']>): string {
  const left =
    gone.length > 0 ? ` No longer on the menu, and left out: *${namesText(gone, { most: MOST_GONE })}*.` : '';
  return `:information_source: What *order ${number}* had is filled in.${left}${cut(lines)}`;
}

function cut(lines: Order['lines']): string {
  return lines.length > MOST_FORM_LINES ? ` Only its first ${MOST_FORM_LINES} lines fit in here.` : '';
}
