import { formatAmount, type Ingredient, sum } from '../catalog/index.ts';
import { ticketDueDate } from './due-date.ts';
import type { SupplierTicket, TicketContent } from './supplier-desk.ts';

/**
 * What a request came to: `covered` needs nothing from a supplier; a ticket is `open`, `received`, `missing` (something,
 * or everything) or `gone`.
 */
export const OUTCOMES = ['covered', 'open', 'received', 'missing', 'gone'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** `all`, or the names of the ingredients that the supplier did not have. */
export type Missing = 'all' | string[];

/** An order as its request took it. */
export interface RequestedOrder {
  id: string;
  number: number;
  dueAt: Date;
  ingredients: Ingredient[];
  /** Nothing is bought for it (any more): it was cancelled, or is bought for by another request. */
  leftOut: boolean;
}

/** Ingredients to be bought for some orders, by one ticket. Every change of orders or outcome adds 1 to its version. */
export interface PurchaseRequest {
  _id: string;
  /** The ticket's summary: `Order #21`. */
  title: string;
  orders: RequestedOrder[];
  /** What is to be bought: the sums of the orders that are not left out. */
  ingredients: Ingredient[];
  version: number;
  outcome: Outcome;
  missing?: Missing;
  ticket?: SupplierTicket;
  /** More tickets with our label, from creates whose answer was lost: closed as soon as they are seen. */
  duplicates: { ticket: SupplierTicket; closed: boolean }[];
  createdAt: Date;
  /** When the ticket was last seen to be closed; absent while it is open. */
  closedAt?: Date;
  /** The version that the ticket's table shows. */
  shown?: number;
  /** The version that the ticket's links are of. */
  linked?: number;
  /** The oldest version that the ticket may have been opened with: later changes are commented on it. */
  openedFrom?: number;
  /** When the last create was started, and how many there were. */
  startedAt?: Date;
  creates?: number;
  /** Set when the label was searched once more after repeated creates. */
  searchedAgain?: boolean;
  creating?: { since: Date; searched: number };
}

/** What a request is made from. */
export type OrderToBuyFor = Pick<RequestedOrder, 'id' | 'number' | 'dueAt' | 'ingredients'>;

/** A request for one order; `covered` when that needs no ingredients at all. */
export function requestFor(id: string, { number, dueAt, ingredients, ...order }: OrderToBuyFor, now: Date) {
  const request: PurchaseRequest = {
    _id: id,
    title: `Order #${number}`,
    orders: [{ id: order.id, number, dueAt, ingredients, leftOut: false }],
    ingredients,
    version: 1,
    outcome: ingredients.length > 0 ? 'open' : 'covered',
    duplicates: [],
    createdAt: now,
  };
  return request;
}

/** The request with an order taken out or put back, its sums made anew. */
export function withOrder(request: PurchaseRequest, id: string, leftOut: boolean): PurchaseRequest {
  const orders = request.orders.map((order) => (order.id === id ? { ...order, leftOut } : order));
  const ingredients = sum(orders.filter((order) => !order.leftOut).map((order) => order.ingredients));
  return { ...request, orders, ingredients, version: request.version + 1 };
}

/** True when there is no order left to buy for. */
export function nothingToBuy({ ingredients }: Pick<PurchaseRequest, 'ingredients'>): boolean {
  return ingredients.length === 0;
}

/** True when an order wants something that the supplier does not have. */
export function lacks(order: { ingredients: readonly Ingredient[] }, missing: Missing): boolean {
  return order.ingredients.some(({ name }) => missing === 'all' || missing.includes(name));
}

/** A ticket links to so many orders; more are only counted. */
const MOST_LINKS = 50;

/** What the request's ticket says. */
export function ticketContent(
  request: PurchaseRequest,
  { now, zone, orderUrl }: { now: Date; zone: string; orderUrl(number: number): string },
): TicketContent {
  const wanted = request.orders.filter(({ leftOut }) => !leftOut);
  const dueTimes = (wanted.length > 0 ? wanted : request.orders).map(({ dueAt }) => dueAt.getTime());
  return {
    title: request.title,
    dueOn: ticketDueDate(new Date(Math.min(...dueTimes)), now, zone),
    needs: request.ingredients.map((ingredient) => {
      const [amount = '', unit = ''] = formatAmount(ingredient).split(' ');
      return { name: ingredient.name, amount, unit };
    }),
    orders: wanted.slice(0, MOST_LINKS).map(({ id, number }) => ({ id, number, url: orderUrl(number) })),
    moreOrders: Math.max(0, wanted.length - MOST_LINKS),
  };
}
