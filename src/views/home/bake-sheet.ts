import type { KnownBlock } from '@slack/types';
import { formatIngredient } from '../../services/catalog/index.ts';
import type { BakeSheet, SheetOrder } from '../../services/orders/index.ts';
import { context, divider, header, section, sectionsOf } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { dayText, slackDate } from '../format.ts';

const MOST_ORDERS = 10;
const LONGEST_WHAT = 150;
const LONGEST_INGREDIENTS = 2_000;

/** The bake sheet as it is now, in short; Home can hold no table, the kitchen channel has it whole each morning. */
export function bakeSheet({ day, orders, ingredients, more }: BakeSheet): KnownBlock[] {
  const shown = orders.slice(0, MOST_ORDERS);
  const left = orders.length - shown.length;
  const needed = ingredients.map(formatIngredient).join(', ');
  return [
    header(`Bake sheet of ${dayText(day)}`),
    ...(shown.length > 0 ? sectionsOf(shown.map(line), 2).blocks : [context('Nothing is due today or tomorrow.')]),
    ...(left > 0 ? [context(`And ${left}${more ? ' or more' : ''} besides, due today or tomorrow.`)] : []),
    ...(needed ? [section(`*Ingredients in all:* ${escapeWithin(needed, LONGEST_INGREDIENTS)}`)] : []),
    divider,
  ];
}

function line({ number, dueAt, what, customer, started }: SheetOrder): string {
  const state = started ? ' · _started_' : '';
  return `${slackDate(dueAt)} · *${number}* · ${escapeWithin(what, LONGEST_WHAT)} for ${short(customer)}${state}`;
}
