import { formatAmount } from '../catalog/index.ts';
import { ticketDueDate } from './due-date.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { RequestedOrder } from './requested-order.ts';
import type { TicketContent } from './supplier-desk.ts';

/** A ticket links to so many orders; more are only counted. */
export const MOST_LINKS = 50;

/**
 * What the request's ticket says.
 *
 * @param linked the first of the orders that it buys for
 */
export function ticketContent(
  { title, ingredients, orders, dueAt }: PurchaseRequest,
  linked: readonly Pick<RequestedOrder, 'order' | 'number'>[],
  { now, zone, orderUrl }: { now: Date; zone: string; orderUrl(number: number): string },
): TicketContent {
  return {
    title,
    dueOn: ticketDueDate(dueAt, now, zone),
    needs: ingredients.map((ingredient) => {
      const [amount = '', unit = ''] = formatAmount(ingredient).split(' ');
      return { name: ingredient.name, amount, unit };
    }),
    orders: linked.map(({ order, number }) => ({ id: order, number, url: orderUrl(number) })),
    moreOrders: Math.max(0, orders - linked.length),
  };
}
