import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '../../../src/platform/outbox/index.ts';
import type { NotificationRow } from '../../../src/services/notifications/notification.ts';
import { orderEvent } from '../../../src/services/orders/events.ts';
import type { Order } from '../../../src/services/orders/index.ts';
import { versionsOf } from './order.ts';

const KINDS = {
  waiting: 'created',
  preparation: 'changed',
  ready: 'ready',
  delivered: 'changed',
  cancelled: 'cancelled',
} as const;

/** What happened to an order. */
export function eventsOf(order: Order): DomainEvent[] {
  return versionsOf(order).map((then) => {
    const { type, subject, version, actor, data } = orderEvent(then);
    const at = then.timeline.at(-1)?.at ?? then.placedAt;
    return { _id: randomUUID(), type, subject, version, actor, data: { ...data }, requestId: randomUUID(), at };
  });
}

/** What its customer was told. */
export function notificationsOf(order: Order): NotificationRow[] {
  const slackUser = order.customer.slackUser ?? '';
  return versionsOf(order).map((then): NotificationRow => {
    const at = then.timeline.at(-1)?.at ?? then.placedAt;
    return {
      _id: `order-${order.number}:v${then.version}`,
      externalId: randomUUID(),
      kind: KINDS[then.status],
      order: order.id,
      version: then.version,
      data: orderEvent(then).data,
      actor: then.timeline.at(-1)?.by,
      state: 'sent',
      to: { by: 'message', slackUser },
      attempts: [{ at, by: 'message', outcome: 'sent' }],
      createdAt: at,
    };
  });
}
