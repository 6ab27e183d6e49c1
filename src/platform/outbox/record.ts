import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { collectionOf } from '../mongo/index.ts';
import { currentRequestId } from '../request-context.ts';
import { currentTraceParent } from '../telemetry/index.ts';
import * as collections from './collections.ts';
import type { Delivery, DomainEvent, NewEvent, Routes, Subject } from './types.ts';

/** Writes down what happened, together with the deliveries it leads to. */
export interface EventLog {
  /** Inserts events and their deliveries in the caller's transaction, in the order given. */
  record(session: ClientSession, ...happened: NewEvent[]): Promise<void>;
  /** The events of a subject, oldest version first. */
  of(subject: Subject): Promise<DomainEvent[]>;
}

/**
 * A fresh delivery is due since a day before its event: the time of day keeps deliveries in order, and a writer whose
 * clock runs ahead delays none of them (due times are compared with the database's clock).
 */
const LONG_DUE = 24 * 60 * 60 * 1_000;

/**
 * @param routes the table of reactions; the writer does not ask what is configured, the worker settles that
 */
export function createEventLog({ db, routes, clock }: { db: Db; routes: Routes; clock: Clock }): EventLog {
  const events = collectionOf(db, collections.events);
  const deliveries = collectionOf(db, collections.deliveries);

  return {
    async record(session, ...happened) {
      if (happened.length === 0) return;
      const recorded = happened.map((event) => eventOf(event, clock.now()));
      await events.insertMany(recorded, { session });
      const due = recorded.flatMap((event) => deliveriesOf(event, routes));
      if (due.length > 0) await deliveries.insertMany(due, { session });
    },
    of: ({ kind, id }) => events.find({ 'subject.kind': kind, 'subject.id': id }).sort({ version: 1 }).toArray(),
  };
}

function eventOf({ id, type, subject, version, actor, data }: NewEvent, at: Date): DomainEvent {
  const origin = { requestId: currentRequestId(), trace: currentTraceParent() };
  return { _id: id ?? randomUUID(), type, subject, version, actor, data: { ...data }, ...origin, at };
}

function deliveriesOf(event: DomainEvent, routes: Routes): Delivery[] {
  return Object.entries(routes)
    .filter(([, { on }]) => on.includes(event.type))
    .flatMap(([reaction, route]) => {
      const target = route.target(event);
      return target === null ? [] : [deliveryOf(event, reaction, target)];
    });
}

function deliveryOf(event: DomainEvent, reaction: string, target: string): Delivery {
  return {
    _id: `${event._id}:${reaction}`,
    event: event._id,
    reaction,
    target,
    state: 'waiting',
    dueAt: new Date(event.at.getTime() - LONG_DUE),
    attempt: 0,
    failures: 0,
    faults: 0,
    lostLeases: 0,
    requestId: event.requestId,
    trace: event.trace,
    createdAt: event.at,
  };
}
