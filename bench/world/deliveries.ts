import { randomUUID } from 'node:crypto';
import type { Delivery } from '../../src/platform/outbox/index.ts';

/** A delivery as a writer leaves it, of a target of its own. */
export function newDelivery(reaction: string): Delivery {
  const id = randomUUID();
  const now = new Date();
  return {
    ...{ _id: `${id}:${reaction}`, event: id, reaction, target: `thing:${id}`, state: 'waiting', dueAt: now },
    ...{ attempt: 0, failures: 0, faults: 0, lostLeases: 0, requestId: id, createdAt: now },
  };
}
