import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';
import type { Topic } from '../settings/index.ts';
import type { AssistanceRequest, Destination } from './assistance-request.ts';
import type { Delivered } from './kind.ts';

const DAYS_90 = 90 * 24 * 60 * 60;

/** A request in the books: asked, directed to a channel, and sent; those to the managers are sent as notes. */
export interface AssistanceRow extends Omit<AssistanceRequest, 'id'> {
  _id: string;
  test: boolean;
  /** The topic of a test, as it was in the form: it may not be saved yet. */
  tried?: Topic;
  state: 'asked' | 'directed' | 'sent' | 'failed';
  delivered?: Delivered;
  creating?: Creating;
  creates?: number;
}

export const assistanceCollection: CollectionDefinition<AssistanceRow> = {
  name: 'assistance_requests',
  indexes: [{ keys: { askedAt: 1 }, options: { name: 'askedAt_ttl', expireAfterSeconds: DAYS_90 } }],
  schema: {
    bsonType: 'object',
    required: ['topic', 'description', 'askedBy', 'askedAt', 'test', 'state'],
    properties: {
      topic: { bsonType: 'string' },
      description: { bsonType: 'string' },
      state: { enum: ['asked', 'directed', 'sent', 'failed'] },
    },
  },
};

export function createAssistanceStore(db: Db) {
  const rows: Collection<AssistanceRow> = collectionOf(db, assistanceCollection);

  return {
    rows,
    get: (id: string) => rows.findOne({ _id: id }),

    async insert(row: AssistanceRow, session: ClientSession): Promise<void> {
      await rows.insertOne(row, { session });
    },

    /** @returns false when it has moved on meanwhile */
    async direct(
      { _id, state }: Pick<AssistanceRow, '_id' | 'state'>,
      goesTo: Destination,
      session: ClientSession,
    ): Promise<boolean> {
      const next = goesTo === 'managers' ? ('sent' as const) : ('directed' as const);
      const { modifiedCount } = await rows.updateOne({ _id, state }, { $set: { goesTo, state: next } }, { session });
      return modifiedCount === 1;
    },

    /** @returns false when it has failed or come there before */
    async fail(id: string, session: ClientSession): Promise<boolean> {
      const failed = { $set: { state: 'failed' as const } };
      const underWay = { _id: id, state: { $in: ['asked' as const, 'directed' as const] } };
      const { modifiedCount } = await rows.updateOne(underWay, failed, { session });
      return modifiedCount === 1;
    },
  };
}

export type AssistanceStore = ReturnType<typeof createAssistanceStore>;
