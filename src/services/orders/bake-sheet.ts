import { localDate, nextDate } from '../../platform/local-date.ts';
import { type Ingredient, sum } from '../catalog/index.ts';
import { describeLines, type Order } from './order.ts';

/** What is to be baked today and tomorrow, the most urgent first; what is late is on it, too. */
export interface BakeSheet {
  /** The day it is for, by the bakery's calendar: `2026-11-21`. */
  day: string;
  /** The bakery's IANA zone. */
  zone: string;
  orders: SheetOrder[];
  /** What all of them take. */
  ingredients: Ingredient[];
  /** True when there are more orders than a sheet shows. */
  more: boolean;
}

/** An order as the kitchen needs it on paper. */
export interface SheetOrder {
  number: number;
  dueAt: Date;
  what: string;
  customer: string;
  extras: Ingredient[];
  notes?: string;
  /** It is in preparation already. */
  started: boolean;
}

/** As much of a sheet as is read at once: some of its orders, or some of its ingredients. */
export interface SheetPage extends BakeSheet {
  /** From 1. */
  page: number;
  pages: number;
}

export const MOST_ON_SHEET = 1_000;

/** No two days that follow each other, the clock change among them, are longer. */
export const LONGEST_TWO_DAYS_MS = 50 * 60 * 60 * 1_000;

/**
 * The sheet of the day that it is now.
 *
 * @param unfinished the orders that are still to be baked, by due time, as far as they may belong on the sheet
 */
export function bakeSheetOf(unfinished: readonly Order[], now: Date, zone: string): BakeSheet {
  const day = localDate(now, zone);
  const tomorrow = nextDate(day);
  const due = unfinished.filter(({ dueAt }) => localDate(dueAt, zone) <= tomorrow);
  const shown = due.slice(0, MOST_ON_SHEET);
  return {
    day,
    zone,
    orders: shown.map(sheetOrder),
    ingredients: sum(shown.map(({ ingredients }) => ingredients)),
    more: due.length > shown.length,
  };
}

function sheetOrder({ number, dueAt, lines, customer, extras, notes, status }: Order): SheetOrder {
  return {
    number,
    dueAt,
    what: describeLines(lines),
    customer: customer.name,
    extras,
    ...(notes && { notes }),
    started: status === 'preparation',
  };
}
