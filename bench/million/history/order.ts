import { randomUUID } from 'node:crypto';
import type { Actor } from '../../../src/platform/actor.ts';
import {
  type Change,
  ingredientsOf,
  type Order,
  type OrderCustomer,
  type OrderLine,
  type OrderStatus,
} from '../../../src/services/orders/order.ts';
import { DAY } from './calendar.ts';

const baker: Actor = { kind: 'person', id: 'U0BAKER', name: 'Ben Baker', via: 'Slack' };
const MINUTE = 60_000;

/** The life of an order that ended so. */
const LIVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  waiting: ['waiting'],
  preparation: ['waiting', 'preparation'],
  ready: ['waiting', 'ready'],
  delivered: ['waiting', 'ready', 'delivered'],
  cancelled: ['waiting', 'cancelled'],
};

const tea: OrderLine = {
  kind: 'product',
  product: { id: randomUUID(), slug: 'mint_tea', name: 'Mint Tea' },
  quantity: 1,
  unitPrice: 280,
};

const cake: OrderLine = {
  kind: 'cake',
  product: { id: randomUUID(), slug: 'short_bread', name: 'Short Bread' },
  recipeVersion: 1,
  perEater: [
    { name: 'butter', unit: 'g', amount: 20_000 },
    { name: 'flour', unit: 'g', amount: 40_000 },
  ],
  persons: 4,
  quantity: 2,
  unitPrice: 450,
};

interface Past {
  number: number;
  customer: OrderCustomer;
  status: OrderStatus;
  placedAt: Date;
  /** The purchase request that it is in; absent: none yet. */
  purchaseRequest?: string;
}

/** An order as the bakery's history has it: every fourth one is a cake, the others a tea. */
export function pastOrder({ number, customer, status, placedAt, purchaseRequest }: Past): Order {
  const lines = [number % 4 === 0 ? cake : tea];
  const placedBy: Actor = { kind: 'person', id: customer.slackUser ?? baker.id, name: customer.name, via: 'Slack' };
  const life = LIVES[status];
  const timeline = life.map(
    (to, index): Change => ({
      version: index + 1,
      from: life[index - 1],
      to,
      by: index === 0 ? placedBy : baker,
      at: new Date(placedAt.getTime() + index * MINUTE),
    }),
  );
  return {
    id: randomUUID(),
    number,
    customer,
    placedBy,
    lines,
    extras: [],
    ingredients: ingredientsOf(lines, []),
    price: { total: number % 4 === 0 ? 3_600 : 280, currency: 'EUR' },
    dueAt: new Date(placedAt.getTime() + 2 * DAY),
    dueAssumed: true,
    status,
    version: timeline.length,
    timeline,
    purchaseRequest,
    placedAt,
  };
}

/** The order as it was after its first, second... change. */
export function versionsOf(order: Order): Order[] {
  return order.timeline.map(({ version, to }, index) => ({
    ...order,
    version,
    status: to,
    timeline: order.timeline.slice(0, index + 1),
  }));
}
