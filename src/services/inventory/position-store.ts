import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Position } from './position.ts';

export const positionCollection: CollectionDefinition<Position> = {
  name: 'stock_positions',
  indexes: [],
  schema: {
    bsonType: 'object',
    required: ['version', 'holds'],
    properties: { version: { bsonType: ['int', 'long', 'double'], minimum: 1 }, holds: { bsonType: 'array' } },
  },
};

export function createPositionStore(db: Db) {
  const positions = collectionOf(db, positionCollection);

  return {
    /** What the books hold for these orders or purchase requests, by id. */
    async of(ids: readonly string[], session: ClientSession): Promise<Map<string, Position>> {
      const found = await positions.find({ _id: { $in: [...ids] } }, { session }).toArray();
      return new Map(found.map((position) => [position._id, position]));
    },

    /** Within a transaction that has read the former ones: two at once conflict, and the second is done anew. */
    async keep(kept: readonly Position[], session: ClientSession): Promise<void> {
      const writes = kept.map(({ _id, ...replacement }) => ({
        replaceOne: { filter: { _id }, replacement, upsert: true },
      }));
      if (writes.length > 0) await positions.bulkWrite(writes, { session });
    },
  };
}

export type PositionStore = ReturnType<typeof createPositionStore>;
