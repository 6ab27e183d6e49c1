import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import {
  type Address,
  type Attempt,
  NOTIFICATION_KINDS,
  NOTIFICATION_STATES,
  type NotificationRow,
} from './notification.ts';

/** As many tries as are kept of each row: it is retried for ever. */
const ATTEMPTS_KEPT = 20;

export const notificationCollection: CollectionDefinition<NotificationRow> = {
  name: 'notifications',
  indexes: [{ keys: { order: 1, version: 1 }, options: { name: 'order_version', unique: true } }],
  schema: {
    bsonType: 'object',
    required: ['externalId', 'order', 'version', 'kind', 'data', 'state', 'attempts'],
    properties: {
      state: { enum: [...NOTIFICATION_STATES] },
      kind: { enum: [...NOTIFICATION_KINDS] },
      version: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      attempts: { bsonType: 'array' },
    },
  },
};

/** One more try, as part of an update. */
export const pushed = (attempt: Attempt) => ({ attempts: { $each: [attempt], $slice: -ATTEMPTS_KEPT } });

export function createNotificationStore(db: Db) {
  const rows: Collection<NotificationRow> = collectionOf(db, notificationCollection);
  const oldestFirst = { version: 1 } as const;

  return {
    rows,

    of: (order: string, session?: ClientSession) => rows.find({ order }, { session }).sort(oldestFirst).toArray(),

    lastOf: (order: string) => rows.findOne({ order }, { sort: { version: -1 } }),

    unsent: (order: string, by: Address['by']) =>
      rows.find({ order, state: 'unsent', 'to.by': by }).sort(oldestFirst).toArray(),

    async insert(fresh: readonly NotificationRow[], session: ClientSession): Promise<void> {
      await rows.insertMany([...fresh], { session });
    },

    /** Ends rows that were not sent, all of them or none. */
    async end(ids: readonly string[], state: 'superseded' | 'muted', session?: ClientSession): Promise<void> {
      await rows.updateMany({ _id: { $in: [...ids] }, state: 'unsent' }, { $set: { state } }, { session });
    },

    async note(id: string, attempt: Attempt): Promise<void> {
      await rows.updateOne({ _id: id }, { $push: pushed(attempt) });
    },

    async fail(id: string, attempt: Attempt, session?: ClientSession): Promise<void> {
      await rows.updateOne({ _id: id }, { $set: { state: 'failed' }, $push: pushed(attempt) }, { session });
    },

    /** It goes to another address than it was written for. */
    async readdress(id: string, to: Address): Promise<void> {
      await rows.updateOne({ _id: id, state: 'unsent' }, { $set: { to } });
    },

    /** What had failed waits to be sent once more. @returns false when it did not fail, or waits already */
    async reopen(id: string, to: Address, session: ClientSession): Promise<boolean> {
      const reopened = await rows.updateOne(
        { _id: id, state: 'failed' },
        { $set: { state: 'unsent', to } },
        { session },
      );
      return reopened.modifiedCount === 1;
    },

    async redirect(id: string, to: Address, attempt: Attempt, session: ClientSession): Promise<void> {
      await rows.updateOne({ _id: id }, { $set: { to }, $push: pushed(attempt) }, { session });
    },
  };
}

export type NotificationStore = ReturnType<typeof createNotificationStore>;
