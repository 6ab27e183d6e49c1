import { randomUUID } from 'node:crypto';
import type { Change, Order, OrderStatus } from '../../src/services/orders/index.ts';

const baker = { kind: 'person', id: 'U0BAKER', name: 'Ben Baker', via: 'Slack' } as const;
const customer = { kind: 'person', id: 'U0CAKELOVER', name: 'Mr. Cakelover', via: 'Slack' } as const;
const at = new Date('2026-11-21T10:00:00Z');

/** An order for two chocolate cakes, just placed. */
export function orderOf(overrides: Partial<Order> = {}): Order {
  return {
    id: randomUUID(),
    number: 21,
    customer: { id: randomUUID(), name: 'Mr. Cakelover', slackUser: 'U0CAKELOVER' },
    placedBy: customer,
    lines: [
      {
        kind: 'cake',
        product: { id: randomUUID(), slug: 'chocolate_cake', name: 'Chocolate Cake' },
        recipeVersion: 1,
        perEater: [{ name: 'chocolate', unit: 'g', amount: 33_500 }],
        persons: 4,
        quantity: 2,
      },
    ],
    extras: [{ name: 'peanuts', unit: 'g', amount: 10_000 }],
    ingredients: [
      { name: 'chocolate', unit: 'g', amount: 268_000 },
      { name: 'peanuts', unit: 'g', amount: 10_000 },
    ],
    dueAt: new Date('2026-11-23T10:00:00Z'),
    dueAssumed: true,
    status: 'waiting',
    version: 1,
    timeline: [{ version: 1, to: 'waiting', by: customer, at }],
    placedAt: at,
    ...overrides,
  };
}

/** The same order after one more change. */
export function moved(order: Order, to: OrderStatus): Order {
  const change: Change = { version: order.version + 1, from: order.status, to, by: baker, at };
  return { ...order, status: to, version: change.version, timeline: [...order.timeline, change] };
}
