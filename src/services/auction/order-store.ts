import type { ClientSession, Db, Filter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { fieldsOf, type NewAuctionRecord, type Verdict } from './record.ts';

/**
 * An order that a run has put up: what its record said when it was taken. A run may outlast its records, and must know what
 * it has sent; when it ends, its orders go.
 */
export interface AuctionOrder extends NewAuctionRecord {
  /** `<run>:<place>` */
  _id: string;
  run: string;
  /** Its place in the batch: 0, 1, 2... */
  place: number;
  verdict?: Verdict;
  /** Its result lies in the archive. */
  stored?: true;
  expireAt: Date;
}

export const auctionOrderCollection: CollectionDefinition<AuctionOrder> = {
  name: 'auction_orders',
  indexes: [
    { keys: { run: 1, verdict: 1, stored: 1, place: 1 }, options: { name: 'run_verdict_stored' } },
    { keys: { run: 1, place: 1 }, options: { name: 'run_place', unique: true } },
    { keys: { expireAt: 1 }, options: { name: 'expireAt_ttl', expireAfterSeconds: 0 } },
  ],
  schema: {
    bsonType: 'object',
    required: ['run', 'place', 'record_id'],
    properties: { place: { bsonType: 'int', minimum: 0 }, verdict: { enum: ['accepted', 'rejected'] } },
  },
};

/** The orders that runs have in hand. */
export function createOrderStore(db: Db) {
  const orders = collectionOf(db, auctionOrderCollection);
  const unstored = (run: string) => ({ run, verdict: 'accepted' as const, stored: { $exists: false } });
  const inOrder = (filter: Filter<AuctionOrder>, session?: ClientSession) =>
    orders.find(filter, { session }).sort({ place: 1 });

  return {
    /** All of a run's, in the batch's order. */
    of: (run: string, session?: ClientSession) => inOrder({ run }, session).toArray(),

    rejected: (run: string, session: ClientSession) => inOrder({ run, verdict: 'rejected' }, session).toArray(),

    /** Accepted ones whose result is not in the archive yet. */
    toStore: (run: string, limit: number) => inOrder(unstored(run)).limit(limit).toArray(),

    /** Those of them at these places. */
    toStoreAmong: (run: string, places: readonly number[]) =>
      inOrder({ ...unstored(run), place: { $in: [...places] } }).toArray(),

    /** Where they stand in the batch. */
    placesToStore: async (run: string) => (await inOrder(unstored(run)).toArray()).map(({ place }) => place),

    async insert(
      run: string,
      records: readonly NewAuctionRecord[],
      expireAt: Date,
      session: ClientSession,
    ): Promise<void> {
      if (records.length === 0) return;
      await orders.insertMany(
        records.map((record, place) => ({ _id: `${run}:${place}`, run, place, ...fieldsOf(record), expireAt })),
        { session },
      );
    },

    async judged(run: string, places: readonly number[], verdict: Verdict, session: ClientSession): Promise<void> {
      await orders.updateMany({ run, place: { $in: [...places] } }, { $set: { verdict } }, { session });
    },

    async stored(ids: readonly string[]): Promise<void> {
      if (ids.length > 0) await orders.updateMany({ _id: { $in: [...ids] } }, { $set: { stored: true } });
    },

    /** Lets go of a run's orders. */
    async forget(run: string, session: ClientSession): Promise<void> {
      await orders.deleteMany({ run }, { session });
    },
  };
}

export type OrderStore = ReturnType<typeof createOrderStore>;
