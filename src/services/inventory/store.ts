import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { type LedgerPart, type LedgerSum, sumsOf } from './ledger.ts';
import { MOVEMENT_KINDS, type Movement } from './movement.ts';
import type { StockRow } from './row.ts';

const number = { bsonType: ['int', 'long', 'double'] };
const unit = { enum: ['g', 'pcs'] };

export const movementCollection: CollectionDefinition<Movement> = {
  name: 'stock_movements',
  indexes: [
    { keys: { ingredient: 1, at: 1, _id: 1 }, options: { name: 'ingredient_at_id' } },
    // With the whole sort in it: the planner does not look at a partial index for its filter alone.
    { keys: { at: 1, _id: 1 }, options: { name: 'unfolded_at_id', partialFilterExpression: { folded: false } } },
    {
      keys: { ingredient: 1, at: 1, _id: 1 },
      options: { name: 'unfolded_ingredient_at_id', partialFilterExpression: { folded: false } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['ingredient', 'name', 'unit', 'kind', 'at', 'folded'],
    properties: {
      unit,
      kind: { enum: [...MOVEMENT_KINDS] },
      at: { bsonType: 'date' },
      folded: { bsonType: 'bool' },
      level: { ...number, minimum: 0 },
      lowMark: { ...number, minimum: 0 },
    },
  },
};

export const stockCollection: CollectionDefinition<StockRow> = {
  name: 'stock',
  indexes: [
    {
      keys: { lowMark: 1, onHand: 1, countedAt: 1 },
      options: { name: 'marked', partialFilterExpression: { lowMark: { $gt: 0 } } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['name', 'unit', 'onHand', 'reserved', 'incoming'],
    properties: { unit, onHand: number, reserved: number, incoming: number },
  },
};

const oldestFirst = { at: 1, _id: 1 } as const;

export function createStockStore(db: Db) {
  const movements = collectionOf(db, movementCollection);
  const rows = collectionOf(db, stockCollection);

  return {
    async insert(moved: readonly Movement[], session: ClientSession): Promise<void> {
      if (moved.length > 0) await movements.insertMany([...moved], { session });
    },

    /** What is not in the rows yet, oldest first. */
    unfolded: ({ keys, limit = 0 }: { keys?: readonly string[]; limit?: number }, session: ClientSession) =>
      movements
        .find({ folded: false, ...(keys && { ingredient: { $in: [...keys] } }) }, { session })
        .sort(oldestFirst)
        .limit(limit)
        .toArray(),

    /** What is in the rows already and happened at that time or later. */
    foldedSince: (keys: readonly string[], since: Date, session: ClientSession) =>
      movements.find({ ingredient: { $in: [...keys] }, at: { $gte: since }, folded: true }, { session }).toArray(),

    /** When anything last happened to one of these ingredients. */
    async lastMoved(keys: readonly string[], session: ClientSession): Promise<Date | undefined> {
      const ofThese = { ingredient: { $in: [...keys] } };
      const last = await movements.findOne(ofThese, { session, sort: { at: -1 }, projection: { at: 1 } });
      return last?.at;
    },

    /** @param applied by id, for those that made another difference than they say */
    async markFolded(ids: readonly string[], applied: ReadonlyMap<string, number>, session: ClientSession) {
      const plain = ids.filter((id) => !applied.has(id));
      await movements.updateMany({ _id: { $in: plain } }, { $set: { folded: true } }, { session });
      const others = [...applied].map(([_id, difference]) => ({
        updateOne: { filter: { _id }, update: { $set: { folded: true, applied: difference } } },
      }));
      if (others.length > 0) await movements.bulkWrite(others, { session });
    },

    rows: (keys: readonly string[] | undefined, session: ClientSession) =>
      rows.find(keys ? { _id: { $in: [...keys] } } : {}, { session }).toArray(),

    /** Rows in the order of their ids. @param after the last id already seen */
    rowsAfter: (after: string, limit: number, session: ClientSession) =>
      rows
        .find({ _id: { $gt: after } }, { session })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** What is not in the rows yet, of the ingredients behind one and up to another. */
    unfoldedAmong: ({ after, upTo }: { after: string; upTo?: string }, session: ClientSession) =>
      movements
        .find({ folded: false, ingredient: { $gt: after, ...(upTo !== undefined && { $lte: upTo }) } }, { session })
        .toArray(),

    /** How many were counted and are below their marks. */
    countLow: (maxTimeMS: number) => {
      const isLow = { $lt: ['$onHand', '$lowMark'] };
      return rows.countDocuments({ lowMark: { $gt: 0 }, countedAt: { $type: 'date' }, $expr: isLow }, { maxTimeMS });
    },

    async keepRows(changed: readonly StockRow[], session: ClientSession): Promise<void> {
      const writes = changed.map(({ _id, ...replacement }) => ({
        replaceOne: { filter: { _id }, replacement, upsert: true },
      }));
      if (writes.length > 0) await rows.bulkWrite(writes, { session });
    },

    /**
     * The rows of a part of the ingredients.
     *
     * @param upTo the first that is not in it; absent: to the last
     */
    rowsFrom: (from: string, upTo: string | undefined, session: ClientSession) =>
      rows.find({ _id: { $gte: from, ...(upTo !== undefined && { $lt: upTo }) } }, { session }).toArray(),

    /** What a part of the ledger comes to, an ingredient each. */
    sums: (part: LedgerPart, session: ClientSession) =>
      movements.aggregate<LedgerSum>(sumsOf(part), { session }).toArray(),
  };
}

export type StockStore = ReturnType<typeof createStockStore>;
