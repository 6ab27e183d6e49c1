import type { TableBlock } from '@slack/types';
import { localDate } from '../../platform/local-date.ts';
import { formatAmount, formatIngredient, type Ingredient } from '../../services/catalog/index.ts';
import type { BakeSheet, SheetOrder, SheetPage } from '../../services/orders/index.ts';
import { type Message, section } from '../blocks.ts';
import { short, truncate } from '../escape.ts';
import { dayText, sheetTimes } from '../format.ts';

/*
 * A message has one table, of at most 100 rows with their heading and 10,000 characters:
 * https://docs.slack.dev/reference/block-kit/blocks/table-block
 */
const MOST_ROWS = 99;
const MOST_CHARACTERS = 9_500;

const LONGEST_WHAT = 250;
const LONGEST_NAME = 80;
const LONGEST_NOTES = 200;
const LONGEST_INGREDIENT = 150;

const ORDER_HEADING = ['Due', 'Order', 'What', 'For', 'Extras and notes'];
const INGREDIENT_HEADING = ['Ingredient', 'In all'];

/** The sheet in as few messages as hold it: first the orders, then what they take; none where there is no order. */
export function sheetPages(sheet: BakeSheet): SheetPage[] {
  const orders = inPages(sheet.orders, (some) => orderRows({ ...sheet, orders: some }));
  const ingredients = inPages(sheet.ingredients, (some) => some.map(ingredientRow));
  const parts = [
    ...orders.map((some) => ({ orders: some, ingredients: [] })),
    ...ingredients.map((some) => ({ orders: [], ingredients: some })),
  ];
  return parts.map((part, index) => ({ ...sheet, ...part, page: index + 1, pages: parts.length }));
}

/** One page of the sheet; every page is a table of its own. */
export function sheetMessage(page: SheetPage): Message {
  const { day, zone, orders, ingredients, more, page: number, pages } = page;
  const what = orders.length > 0 ? 'to bake today and tomorrow' : 'ingredients in all';
  const part = pages > 1 ? ` (${number} of ${pages})` : '';
  const text = `Bake sheet of ${dayText(day)}: ${what}${part}`;
  const notes = `All times in ${short(zone)}.${more ? ' There are more orders than these: Home has them all.' : ''}`;
  const rows =
    orders.length > 0 ? [ORDER_HEADING, ...orderRows(page)] : [INGREDIENT_HEADING, ...ingredients.map(ingredientRow)];
  return { text, blocks: [section(`*${text}*${orders.length > 0 ? `\n${notes}` : ''}`), table(rows)] };
}

function orderRows({ day, zone, orders }: Pick<BakeSheet, 'day' | 'zone' | 'orders'>): string[][] {
  const times = sheetTimes(
    orders.map(({ dueAt }) => dueAt),
    zone,
  );
  return orders.map((order, index) => {
    const late = localDate(order.dueAt, zone) < day ? 'late: ' : '';
    return [
      `${late}${times[index]}`,
      `${order.number}${order.started ? ' (started)' : ''}`,
      truncate(order.what, LONGEST_WHAT),
      truncate(order.customer, LONGEST_NAME),
      truncate(wishes(order), LONGEST_NOTES),
    ];
  });
}

function wishes({ extras, notes }: SheetOrder): string {
  return [...extras.map(formatIngredient), ...(notes ? [notes.replace(/\s+/g, ' ')] : [])].join(', ');
}

function ingredientRow(ingredient: Ingredient): string[] {
  return [truncate(ingredient.name, LONGEST_INGREDIENT), formatAmount(ingredient)];
}

/** Slack refuses an empty cell. */
function table(rows: readonly string[][]): TableBlock {
  return {
    type: 'table',
    column_settings: rows[0]?.map(() => ({ is_wrapped: true })),
    rows: rows.map((row) => row.map((text) => ({ type: 'raw_text', text: text.trim() || '–' }))),
  };
}

/** As many items a page as its table holds. */
function inPages<Item>(items: readonly Item[], rowsOf: (items: Item[]) => string[][]): Item[][] {
  const lengths = rowsOf([...items]).map((row) => row.reduce((sum, cell) => sum + Math.max(cell.length, 1), 0));
  const pages: Item[][] = [];
  let characters = 0;
  for (const [index, item] of items.entries()) {
    const length = lengths[index] ?? 0;
    const page = pages.at(-1);
    if (!page || page.length === MOST_ROWS || characters + length > MOST_CHARACTERS) {
      pages.push([item]);
      characters = length;
    } else {
      page.push(item);
      characters += length;
    }
  }
  return pages;
}
