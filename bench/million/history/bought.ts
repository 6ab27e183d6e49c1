import type { Order } from '../../../src/services/orders/index.ts';
import type { PurchaseRequest } from '../../../src/services/procurement/index.ts';
import { type RequestedOrder, requestedOrder } from '../../../src/services/procurement/requested-order.ts';
import { ageInDays, DAY } from './calendar.ts';

/** What was bought for an order, by a ticket of its own: received the day after. A tea needs nothing from a supplier. */
export function requestOf(order: Order, now: Date): PurchaseRequest {
  const { number, ingredients, placedAt, dueAt } = order;
  const id = order.purchaseRequest ?? '';
  const request = {
    ...{
      _id: id,
      title: `Order #${number}`,
      ingredients,
      names: ingredients.map(({ name }) => name),
      orders: 1,
      dueAt,
    },
    ...{ version: 1, duplicates: [], createdAt: placedAt },
  };
  if (ingredients.length === 0) return { ...request, outcome: 'covered' };
  const ticket = { id: `1${number}`, key: `BAKE-${number}`, url: `https://jira.example/browse/BAKE-${number}` };
  const opened = { ...request, ticket, openedFrom: 1, startedAt: placedAt, creates: 1, shown: 1, linked: [order.id] };
  if (ageInDays(placedAt, now) < 1) return { ...opened, outcome: 'open' };
  return { ...opened, outcome: 'received', version: 2, closedAt: new Date(placedAt.getTime() + DAY) };
}

/** An order as its request has it. */
export function requestedOf(order: Order): RequestedOrder {
  return requestedOrder(order.purchaseRequest ?? '', order, order.ingredients);
}
