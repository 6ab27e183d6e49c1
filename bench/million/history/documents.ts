import { randomUUID } from 'node:crypto';
import type { Document } from 'mongodb';
import type { Order, OrderStatus } from '../../../src/services/orders/index.ts';
import { requestedOf, requestOf } from './bought.ts';
import { ageInDays, placedAt } from './calendar.ts';
import { customerAt, ORDERS_EACH } from './customers.ts';
import { deliveriesOf } from './deliveries.ts';
import { pastOrder } from './order.ts';
import { movementsOf, positionOf } from './stock.ts';
import { eventsOf, notificationsOf } from './told.ts';

/** Documents by the name of their collection. */
export type Documents = Record<string, Document[]>;

export interface History {
  orders: number;
  now: Date;
}

/** So many of the last orders the kitchen still has to do with, however many came before them. */
const OPEN = 300;
const EVENTS_DAYS = 90;
const DELIVERIES_DAYS = 7;
const KEYS_DAYS = 1;

function statusOf(n: number, { orders }: History): OrderStatus {
  if (orders - n < OPEN / 2) return 'waiting';
  if (orders - n < OPEN) return n % 2 === 0 ? 'preparation' : 'ready';
  return n % 50 === 0 ? 'cancelled' : 'delivered';
}

/** What the books have of the orders with these numbers, as far as it is kept so long. */
export function documentsOf(from: number, count: number, history: History): Documents {
  const { orders: total, now } = history;
  const customers = Math.ceil(total / ORDERS_EACH);
  const orders = Array.from({ length: count }, (_, index): Order => {
    const number = from + index;
    const at = placedAt(number, total, now);
    const customer = customerAt(number % customers);
    return pastOrder({
      number,
      customer,
      status: statusOf(number, history),
      placedAt: at,
      purchaseRequest: randomUUID(),
    });
  });
  const youngerThan = (days: number) => orders.filter((order) => ageInDays(order.placedAt, now) < days);
  return {
    orders: orders.map(({ id, ...order }) => ({ _id: id, ...order })),
    stock_positions: orders.map(positionOf),
    stock_movements: orders.flatMap(movementsOf),
    notifications: orders.flatMap(notificationsOf),
    purchase_requests: orders.map((order) => requestOf(order, now)),
    purchase_request_orders: orders.map(requestedOf),
    slack_cards: orders.map(({ id, version }) => ({
      _id: `${id}:C0KITCHEN`,
      ...{ order: id, channel: 'C0KITCHEN', ts: '1700000000.000100', version },
    })),
    events: youngerThan(EVENTS_DAYS).flatMap(eventsOf),
    deliveries: youngerThan(DELIVERIES_DAYS).flatMap(eventsOf).flatMap(deliveriesOf),
    idempotency_keys: youngerThan(KEYS_DAYS).map(({ id, placedAt: createdAt }) => ({
      _id: `slack:${id}`,
      ...{ fingerprint: id, result: { id }, createdAt },
    })),
  };
}
