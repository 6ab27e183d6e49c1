import type { CollectionDefinition } from '../mongo/index.ts';
import { IN_ORDER_OF_DUE_TIME, LOST_LEASES_TO_SUSPECT } from './claim-order.ts';
import { OPEN_STATES } from './open-work.ts';
import type { Delivery, DomainEvent } from './types.ts';

const count = { bsonType: ['int', 'long', 'double'], minimum: 0 };
const text = { bsonType: 'string', minLength: 1 };
const date = { bsonType: 'date' };

const DAYS_90 = 90 * 24 * 60 * 60;

export const events: CollectionDefinition<DomainEvent> = {
  name: 'events',
  indexes: [
    { keys: { at: 1 }, options: { name: 'at_ttl', expireAfterSeconds: DAYS_90 } },
    { keys: { 'subject.kind': 1, 'subject.id': 1, version: 1 }, options: { name: 'subject_version' } },
  ],
};

export const deliveries: CollectionDefinition<Delivery> = {
  name: 'deliveries',
  indexes: [
    { keys: IN_ORDER_OF_DUE_TIME, options: { name: 'state_reaction_due' } },
    { keys: { reaction: 1, target: 1, state: 1 }, options: { name: 'reaction_target_state' } },
    {
      keys: { reaction: 1, target: 1 },
      options: { name: 'one_run_a_target', unique: true, partialFilterExpression: { state: 'running' } },
    },
    {
      keys: { state: 1, reaction: 1, createdAt: 1 },
      options: { name: 'open_state_reaction_created', partialFilterExpression: { state: { $in: [...OPEN_STATES] } } },
    },
    { keys: { settledAt: -1 }, options: { name: 'dead_settled', partialFilterExpression: { state: 'dead' } } },
    {
      keys: { lostLeases: 1 },
      options: { name: 'suspected', partialFilterExpression: { lostLeases: { $gte: LOST_LEASES_TO_SUSPECT } } },
    },
    { keys: { expireAt: 1 }, options: { name: 'expireAt_ttl', expireAfterSeconds: 0 } },
  ],
  revision: 1,
  schema: {
    bsonType: 'object',
    required: [
      ...['event', 'reaction', 'target', 'state', 'dueAt', 'createdAt', 'requestId'],
      ...['attempt', 'failures', 'faults', 'lostLeases'],
    ],
    properties: {
      ...{ event: text, reaction: text, target: text, requestId: text },
      ...{ dueAt: date, createdAt: date, leaseUntil: date },
      ...{ attempt: count, failures: count, faults: count, lostLeases: count },
      state: { enum: ['waiting', 'running', 'done', 'off', 'dead'] },
    },
  },
};

/** A lane that asked to be left alone for a while; every process reads it before claiming. */
export interface Lane {
  _id: string;
  pausedUntil: Date;
  /** Until then it takes one call at a time. */
  slowUntil?: Date;
}

export const lanes: CollectionDefinition<Lane> = {
  name: 'lanes',
  indexes: [{ keys: { pausedUntil: 1 }, options: { name: 'pausedUntil_ttl', expireAfterSeconds: 3_600 } }],
};

/** What the workers say of an integration, for whoever asks how things are. */
export interface IntegrationReport {
  _id: string;
  configured: boolean;
  seenAt: Date;
  lastSuccessAt?: Date;
}

export const integrationReports: CollectionDefinition<IntegrationReport> = { name: 'integrations', indexes: [] };
