import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { AuctionRecord, NewAuctionRecord, RecordError, Verdict } from './record.ts';

interface RecordDocument {
  _id: string;
  parameter_1: string;
  parameter_2: number;
  receivedAt: Date;
  expireAt: Date;
  /** Null until a run takes it. */
  run: string | null;
  verdict?: Verdict;
  object?: string;
  error?: RecordError;
}

export const auctionRecordCollection: CollectionDefinition<RecordDocument> = {
  name: 'auction_records',
  indexes: [
    { keys: { expireAt: 1 }, options: { name: 'expireAt_ttl', expireAfterSeconds: 0 } },
    { keys: { run: 1, receivedAt: 1, _id: 1 }, options: { name: 'run_received' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['parameter_1', 'parameter_2', 'receivedAt', 'expireAt'],
    properties: {
      parameter_1: { bsonType: 'string' },
      parameter_2: { bsonType: 'number' },
      verdict: { enum: ['accepted', 'rejected'] },
    },
  },
};

/**
 * The records, of whom only those exist that are not older than a day: MongoDB deletes the others when it comes to it, so
 * every read looks at the expiry too.
 */
export function createRecordStore(db: Db) {
  const records = collectionOf(db, auctionRecordCollection);
  const alive = (now: Date) => ({ expireAt: { $gt: now } });

  /** Changes what a run has taken; a record that came anew under the same id meanwhile is none of the run's business. */
  async function note(
    run: string,
    ids: readonly string[],
    set: Partial<RecordDocument>,
    session?: ClientSession,
  ): Promise<void> {
    await records.updateMany({ _id: { $in: [...ids] }, run }, { $set: set }, { session });
  }

  return {
    async find(id: string, now: Date): Promise<AuctionRecord | null> {
      const found = await records.findOne({ _id: id, ...alive(now) });
      return found && toRecord(found);
    },

    /** Which of these are in the books. */
    async known(ids: readonly string[], now: Date, session: ClientSession): Promise<AuctionRecord[]> {
      const found = await records.find({ _id: { $in: [...ids] }, ...alive(now) }, { session }).toArray();
      return found.map(toRecord);
    },

    /** Each takes the place of an expired one of its id. */
    async insert(
      added: readonly NewAuctionRecord[],
      { receivedAt, expireAt }: Pick<RecordDocument, 'receivedAt' | 'expireAt'>,
      session: ClientSession,
    ): Promise<void> {
      if (added.length === 0) return;
      const ids = added.map(({ record_id }) => record_id);
      await records.deleteMany({ _id: { $in: ids }, expireAt: { $lte: receivedAt } }, { session });
      await records.insertMany(
        added.map(({ record_id: _id, ...rest }) => ({ _id, ...rest, receivedAt, expireAt, run: null })),
        { session },
      );
    },

    /** Those that no run has taken, the oldest first. */
    async free(limit: number, now: Date, session: ClientSession): Promise<NewAuctionRecord[]> {
      const found = await records
        .find({ run: null, ...alive(now) }, { session })
        .sort({ receivedAt: 1, _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(toRecord);
    },

    /** Gives records to a run. @returns how many were free still */
    async take(run: string, ids: readonly string[], session: ClientSession): Promise<number> {
      const taken = await records.updateMany({ _id: { $in: [...ids] }, run: null }, { $set: { run } }, { session });
      return taken.modifiedCount;
    },

    judged: (run: string, ids: readonly string[], verdict: Verdict, session: ClientSession) =>
      note(run, ids, { verdict }, session),

    rejected: (run: string, ids: readonly string[], error: RecordError, session: ClientSession) =>
      note(run, ids, { error }, session),

    async stored(run: string, objects: ReadonlyMap<string, string>): Promise<void> {
      if (objects.size === 0) return;
      await records.bulkWrite(
        [...objects].map(([_id, object]) => ({
          updateOne: { filter: { _id, run }, update: { $set: { object } } },
        })),
      );
    },
  };
}

export type RecordStore = ReturnType<typeof createRecordStore>;

function toRecord({ _id, expireAt, run, verdict, ...rest }: RecordDocument): AuctionRecord {
  const state = verdict ?? (run === null ? 'waiting' : 'submitted');
  return { record_id: _id, ...rest, expiresAt: expireAt, state, ...(run !== null && { run }) };
}
