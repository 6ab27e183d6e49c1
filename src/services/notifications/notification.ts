import type { Actor } from '../../platform/actor.ts';
import type { Creating, DomainEvent } from '../../platform/outbox/index.ts';
import type { Preference, Reach } from '../customers/index.ts';
import type { OrderEventData } from '../orders/index.ts';
import type { Posted } from './staff-messenger.ts';

export const NOTIFICATION_KINDS = ['created', 'changed', 'ready', 'cancelled'] as const;

export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** What a customer is told of one change of their order: what happened, not what is now. */
export interface Notification {
  /** What it is found by in the outside world: a UUID, never an order's number. */
  id: string;
  kind: NotificationKind;
  order: string;
  version: number;
  /** How the order was after that change. */
  data: OrderEventData;
  /** Who changed it. */
  actor?: Actor;
}

/** Where a notification goes; nowhere while `nobody` can be reached. */
export type Address = Exclude<Reach, { by: 'nobody' }>;

/** One try to tell the customer. */
export interface Attempt {
  at: Date;
  by: Reach['by'];
  /** `sent`, else why not. */
  outcome: string;
}

export const NOTIFICATION_STATES = ['unsent', 'sent', 'superseded', 'muted', 'failed'] as const;

/** A notification in the books; there is one of each change of an order: `order-21:v3`. */
export interface NotificationRow extends Omit<Notification, 'id'> {
  _id: string;
  externalId: string;
  state: (typeof NOTIFICATION_STATES)[number];
  to?: Address;
  /** Two people in the workspace have the customer's name, so that none of them was messaged. */
  namesakes?: true;
  /** The newest of them. */
  attempts: Attempt[];
  /** The message, where it was sent as one. */
  message?: Posted;
  creating?: Creating;
  creates?: number;
  createdAt: Date;
}

type OrderEvent = DomainEvent & { version: number; data: OrderEventData & Record<string, unknown> };

/** Whether an event is one that its order's customer may hear of. */
export function concernsCustomer(event: DomainEvent): event is OrderEvent {
  return ['order.placed', 'order.moved', 'order.cancelled'].includes(event.type) && event.version !== undefined;
}

/** What kind of news a change of an order is. */
export function kindOf({ type, data }: Pick<OrderEvent, 'type' | 'data'>): NotificationKind {
  if (type === 'order.placed') return 'created';
  if (type === 'order.cancelled') return 'cancelled';
  return data.to === 'ready' ? 'ready' : 'changed';
}

/** Whether somebody with that preference wants to hear this. */
export function isWanted(kind: NotificationKind, preference: Preference): boolean {
  return preference === 'all' || (preference === 'ready' && kind === 'ready');
}

/**
 * The rows that nobody needs to hear of any more: changes that were taken back before their turn, with what took them
 * back. One whose sending has begun is not among them.
 *
 * @param unsent rows of one order that go the same way, oldest first
 */
export function superseded(unsent: readonly NotificationRow[]): NotificationRow[] {
  const open = new Map(unsent.filter(({ creating }) => !creating).map((row) => [row.version, row]));
  const gone: NotificationRow[] = [];
  for (const row of unsent.toReversed()) {
    const undone = open.get(row.data.undoes ?? 0);
    if (!undone || !open.has(row.version)) continue;
    gone.push(undone, row);
    open.delete(undone.version);
    open.delete(row.version);
  }
  return gone;
}

/** The row as the ports and views know it. */
export function toNotification({ externalId, kind, order, version, data, actor }: NotificationRow): Notification {
  return { id: externalId, kind, order, version, data, actor };
}
