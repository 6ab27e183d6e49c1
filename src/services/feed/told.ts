import type { Actor } from '../../platform/actor.ts';
import type { Logger } from '../../platform/logger.ts';
import type { DomainEvent } from '../../platform/outbox/index.ts';
import type { OrderEventData } from '../orders/index.ts';
import type { Principal } from '../principal.ts';
import { isNews, type NewsType, news } from './news.ts';

/** An event as others hear of it. */
export interface ToldEvent {
  id: string;
  type: NewsType;
  /** What it is about, and that thing's version after it. */
  subject: { kind: string; id: string };
  version?: number;
  /** ISO 8601. */
  at: string;
  actor?: Actor;
  data: unknown;
}

/** An event as others may hear of it; undefined where it is the house's own. */
export type Tell = (event: DomainEvent) => ToldEvent | undefined;

/**
 * One event whose data is not what the table says, our mistake, must not hold up all that follow: it is left out, and the
 * log says so.
 */
export function createTell({ log }: { log: Logger }): Tell {
  return ({ _id, type, subject, version, at, actor, data }) => {
    if (!isNews(type)) return undefined;
    const { success, data: said, error } = news[type].data.safeParse(data);
    if (success) return { id: _id, type, subject, version, at: at.toISOString(), actor, data: said };
    log.error({ event: _id, type, faults: error.issues.map(({ path }) => path.join('.')) }, 'an event cannot be told');
    return undefined;
  };
}

/** Whether somebody may hear of it: customers of what is theirs, staff of all orders, managers of everything. */
export function mayHear(event: DomainEvent, by: Principal): boolean {
  if (!isNews(event.type)) return false;
  const { heardBy } = news[event.type];
  if (heardBy === 'manager') return by.manager;
  return by.staff || (heardBy === 'customer' && isTheirs(event.data, by));
}

function isTheirs(data: Partial<Pick<OrderEventData, 'customer' | 'placedBy'>>, { actor }: Principal): boolean {
  return data.placedBy === actor.id || data.customer?.slackUser === actor.id;
}
