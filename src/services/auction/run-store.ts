import { randomUUID } from 'node:crypto';
import type { ClientSession, Db, UpdateFilter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { RunDocument, StepName } from './run.ts';

const DAYS_90 = 90 * 24 * 60 * 60 * 1_000;

export const auctionRunCollection: CollectionDefinition<RunDocument> = {
  name: 'auction_runs',
  indexes: [
    { keys: { cause: 1, part: 1 }, options: { name: 'cause_part', unique: true } },
    { keys: { startedAt: -1, _id: 1 }, options: { name: 'latest' } },
    { keys: { expireAt: 1 }, options: { name: 'expireAt_ttl', expireAfterSeconds: 0 } },
  ],
  schema: {
    bsonType: 'object',
    required: ['cause', 'part', 'startedAt', 'done', 'records'],
    properties: {
      part: { bsonType: 'int', minimum: 1 },
      records: { bsonType: 'int', minimum: 0 },
      accepted: { bsonType: 'int', minimum: 0 },
      rejected: { bsonType: 'int', minimum: 0 },
    },
  },
};

/** The runs with the ledgers of their steps. */
export function createRunStore(db: Db) {
  const runs = collectionOf(db, auctionRunCollection);

  return {
    collection: runs,

    get: (_id: string, session?: ClientSession) => runs.findOne({ _id }, { session }),

    ofCause: (cause: string, session: ClientSession) => runs.findOne({ cause, part: 1 }, { session }),

    latest: (limit: number) => runs.find().sort({ startedAt: -1, _id: 1 }).limit(limit).toArray(),

    /** @returns the new run */
    async open(
      of: Pick<RunDocument, 'cause' | 'part' | 'by'>,
      now: Date,
      session: ClientSession,
    ): Promise<RunDocument> {
      const run: RunDocument = {
        ...{ _id: randomUUID(), ...of, startedAt: now, done: {} },
        ...{ records: 0, accepted: 0, rejected: 0, asked: 0, expireAt: new Date(now.getTime() + DAYS_90) },
      };
      await runs.insertOne(run, { session });
      return run;
    },

    /**
     * Enters a step into the ledger as done, and what is known by it.
     *
     * @returns false when that had been done before
     */
    async enter(
      _id: string,
      step: StepName,
      at: Date,
      known: Partial<RunDocument> = {},
      session?: ClientSession,
    ): Promise<boolean> {
      const undone = { _id, [`done.${step}`]: { $exists: false } };
      const { modifiedCount } = await runs.updateOne(undone, { $set: { ...known, [`done.${step}`]: at } }, { session });
      return modifiedCount === 1;
    },

    /** Writes on a run what is not written there yet. @returns false when it was */
    async noteOnce(
      _id: string,
      field: 'overdueAt' | 'abandonedAt',
      at: Date,
      session: ClientSession,
    ): Promise<boolean> {
      const unnoted = { _id, [field]: { $exists: false } };
      const { modifiedCount } = await runs.updateOne(unnoted, { $set: { [field]: at } }, { session });
      return modifiedCount === 1;
    },

    /** A step that had stopped was done after all. */
    async overcome(_id: string, step: StepName): Promise<void> {
      await runs.updateOne({ _id, 'trouble.step': step }, { $unset: { trouble: '' } });
    },

    async write(_id: string, update: UpdateFilter<RunDocument>, session?: ClientSession): Promise<void> {
      await runs.updateOne({ _id }, update, { session });
    },
  };
}

export type RunStore = ReturnType<typeof createRunStore>;
