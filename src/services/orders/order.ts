import type { Actor } from '../../platform/actor.ts';
import { type Ingredient, sum, times } from '../catalog/index.ts';

export const ORDER_STATUSES = ['waiting', 'preparation', 'ready', 'delivered', 'cancelled'] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What people read for a status, wherever they read it. */
export const STATUS_WORDS: Readonly<Record<OrderStatus, string>> = {
  waiting: 'waiting',
  preparation: 'in preparation',
  ready: 'ready',
  delivered: 'delivered',
  cancelled: 'cancelled',
};

interface LineOf {
  product: { id: string; slug: string; name: string };
  quantity: number;
  /** As of the day it was ordered, in integer minor units; for a cake, for one eater. */
  unitPrice?: number;
}

/** So many cakes, each for so many persons, by the recipe as it was then. */
export interface CakeLine extends LineOf {
  kind: 'cake';
  recipeVersion: number;
  perEater: Ingredient[];
  persons: number;
}

/** So many of something that needs no ingredients of ours. */
export interface ProductLine extends LineOf {
  kind: 'product';
  variation?: { id: string; name: string };
}

export type OrderLine = CakeLine | ProductLine;

/** What an order costs. */
export interface OrderPrice {
  /** Integer minor units. */
  total: number;
  /** ISO 4217. */
  currency: string;
}

/** One step in an order's life; the first is its placing. */
export interface Change {
  /** The order's version after it. */
  version: number;
  from?: OrderStatus;
  to: OrderStatus;
  by: Actor;
  at: Date;
  reason?: string;
  /** The version of the change that this one took back. */
  undoes?: number;
}

/** Whom an order is for. */
export interface OrderCustomer {
  id: string;
  name: string;
  /** Their Slack user id, where they are known by one. */
  slackUser?: string;
}

/** An order as it stands. Every change adds 1 to its version, which keys everything that follows from it. */
export interface Order {
  id: string;
  number: number;
  customer: OrderCustomer;
  placedBy: Actor;
  lines: OrderLine[];
  /** Wanted on top, not multiplied. */
  extras: Ingredient[];
  /** What the order needs in all. */
  ingredients: Ingredient[];
  /** As of the day it was placed; absent where a line has no price. */
  price?: OrderPrice;
  notes?: string;
  /** The message it was made from. */
  link?: string;
  dueAt: Date;
  /** True when nobody named a due time. */
  dueAssumed: boolean;
  status: OrderStatus;
  version: number;
  timeline: Change[];
  /** The purchase request that buys its ingredients; at most one at a time. */
  purchaseRequest?: string;
  /** The id of the order that staff placed instead, after a supplier's refusal cancelled this one. */
  replacedBy?: string;
  placedAt: Date;
}

/** Ingredients needed: recipe x persons x quantity, summed over the lines, and the extras as they are. */
export function ingredientsOf(lines: readonly OrderLine[], extras: readonly Ingredient[]): Ingredient[] {
  const needed = lines.map((line) => (line.kind === 'cake' ? times(line.perEater, line.persons * line.quantity) : []));
  return sum([...needed, extras]);
}

/** Integer minor units; undefined where a line has no price. */
export function totalOf(lines: readonly OrderLine[]): number | undefined {
  let total = 0;
  for (const line of lines) {
    const price = linePrice(line);
    if (price === undefined) return undefined;
    total += price;
  }
  return total;
}

/** Price x persons x quantity for a cake, price x quantity otherwise; integer minor units. */
export function linePrice(line: OrderLine): number | undefined {
  if (line.unitPrice === undefined) return undefined;
  return line.unitPrice * line.quantity * (line.kind === 'cake' ? line.persons : 1);
}

/** `2 x Chocolate Cake for 4` */
export function describeLine(line: OrderLine): string {
  const { quantity, product } = line;
  if (line.kind === 'cake') return `${quantity} x ${product.name} for ${line.persons}`;
  return `${quantity} x ${product.name}${line.variation ? ` (${line.variation.name})` : ''}`;
}

/** What was ordered, in one line of text. */
export function describeLines(lines: readonly OrderLine[]): string {
  return lines.map(describeLine).join(', ');
}

/** The last thing that happened to an order. */
export function lastChange({ timeline }: Pick<Order, 'timeline'>): Change {
  const last = timeline.at(-1);
  if (!last) throw new Error('an order has at least the change that placed it');
  return last;
}
