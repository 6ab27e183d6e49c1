import { randomUUID } from 'node:crypto';
import type { Notification } from '../../src/services/notifications/index.ts';

/** A notification of an order just placed; `data` is laid over its own. */
export function notificationOf({ data, ...overrides }: Partial<Notification> = {}): Notification {
  return {
    id: randomUUID(),
    kind: 'created',
    order: randomUUID(),
    version: 1,
    data: {
      number: 21,
      customer: { id: randomUUID(), name: 'Mr. Cakelover' },
      to: 'waiting',
      summary: '2 x Chocolate Cake for 4',
      dueAt: new Date('2026-11-23T10:00:00Z'),
      ...data,
    },
    ...overrides,
  };
}
