import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Missing } from './purchase-request.ts';
import { type RequestedOrder, rowId } from './requested-order.ts';

export const requestedOrderCollection: CollectionDefinition<RequestedOrder> = {
  name: 'purchase_request_orders',
  indexes: [
    { keys: { request: 1, leftOut: 1, number: 1 }, options: { name: 'request_number' } },
    { keys: { request: 1, leftOut: 1, dueAt: 1 }, options: { name: 'request_due' } },
    { keys: { number: 1 }, options: { name: 'changed', partialFilterExpression: { changed: true } } },
    { keys: { request: 1 }, options: { name: 'late', partialFilterExpression: { late: true } } },
    {
      keys: { request: 1, refused: 1, number: 1 },
      options: { name: 'request_refused', partialFilterExpression: { refused: { $exists: true } } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['request', 'order', 'number', 'dueAt', 'bought', 'leftOut', 'version'],
    properties: { bought: { bsonType: 'array' }, leftOut: { bsonType: 'bool' }, dueAt: { bsonType: 'date' } },
  },
};

export function createRequestedOrders(db: Db) {
  const rows = collectionOf(db, requestedOrderCollection);

  return {
    async insert(added: readonly RequestedOrder[], session: ClientSession): Promise<void> {
      if (added.length > 0) await rows.insertMany([...added], { session });
    },

    async keep(changed: readonly RequestedOrder[], session: ClientSession): Promise<void> {
      const writes = changed.map(({ _id, ...replacement }) => ({ replaceOne: { filter: { _id }, replacement } }));
      if (writes.length > 0) await rows.bulkWrite(writes, { session });
    },

    async remove(ids: readonly string[], session: ClientSession): Promise<void> {
      if (ids.length > 0) await rows.deleteMany({ _id: { $in: [...ids] } }, { session });
    },

    /** The first of the orders that a request buys for. */
    wanted: (request: string, limit: number) =>
      rows.find({ request, leftOut: false }).sort({ number: 1 }).limit(limit).toArray(),

    /** When the first order of a request is due; undefined where none is left in it. */
    async earliestDue(request: string, session: ClientSession): Promise<Date | undefined> {
      const first = await rows.findOne({ request, leftOut: false }, { session, sort: { dueAt: 1 } });
      return first?.dueAt;
    },

    /** Notes that these orders of a request are to be decided on anew. @returns how many it has of them */
    async markChanged(request: string, orders: readonly string[], session?: ClientSession): Promise<number> {
      const ids = orders.map((order) => rowId(request, order));
      const marked = await rows.updateMany({ _id: { $in: ids } }, { $set: { changed: true } }, { session });
      return marked.matchedCount;
    },

    /** The same for all that left while the request's ticket was closed. */
    async markLate(request: string): Promise<void> {
      await rows.updateMany({ request, late: true }, { $set: { changed: true }, $unset: { late: '' } });
    },

    changed: async (limit: number) =>
      (
        await rows
          .find({ changed: true }, { projection: { _id: 1 } })
          .sort({ number: 1 })
          .limit(limit)
          .toArray()
      ).map(({ _id }) => _id),

    stillChanged: (ids: readonly string[], session: ClientSession) =>
      rows
        .find({ _id: { $in: [...ids] }, changed: true }, { session })
        .sort({ number: 1 })
        .toArray(),

    /** Orders for which something was bought that the supplier does not have, by number. */
    lacking: (request: string, missing: Missing, after: number, limit: number) =>
      rows
        .find({
          request,
          leftOut: false,
          number: { $gt: after },
          ...(missing === 'all' ? { 'bought.0': { $exists: true } } : { 'bought.name': { $in: missing } }),
        })
        .sort({ number: 1 })
        .limit(limit)
        .toArray(),

    /** Notes the version of the request at which these were refused, unless they were before. */
    async refuse(ids: readonly string[], version: number, session: ClientSession): Promise<void> {
      const first = { _id: { $in: [...ids] }, refused: { $exists: false } };
      await rows.updateMany(first, { $set: { refused: version } }, { session });
    },

    /** The orders that were refused at that version: the first of them, and how many there are. */
    async refused(request: string, version: number, limit: number, session: ClientSession) {
      const total = await rows.countDocuments({ request, refused: version }, { session });
      const first = rows.find({ request, refused: version }, { session }).sort({ number: 1 }).limit(limit);
      return { first: await first.toArray(), total };
    },
  };
}

export type RequestedOrders = ReturnType<typeof createRequestedOrders>;
