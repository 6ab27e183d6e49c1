import { reactions } from '../../../src/automation/reactions.ts';
import type { Delivery, DomainEvent } from '../../../src/platform/outbox/index.ts';
import { DAY } from './calendar.ts';

const routes = Object.entries(reactions);

/** What followed from an event; all of it is done. */
export function deliveriesOf(event: DomainEvent): Delivery[] {
  const settledAt = new Date(event.at.getTime() + 1_000);
  return routes
    .filter(([, { on }]) => on.includes(event.type))
    .flatMap(([reaction, route]): Delivery[] => {
      const target = route.target(event);
      if (target === null) return [];
      return [
        {
          ...{ _id: `${event._id}:${reaction}`, event: event._id, reaction, target, state: 'done' },
          ...{ dueAt: new Date(event.at.getTime() - DAY), attempt: 1, failures: 0, faults: 0, lostLeases: 0 },
          ...{ requestId: event.requestId, createdAt: event.at, settledAt },
          expireAt: new Date(settledAt.getTime() + 7 * DAY),
        },
      ];
    });
}
