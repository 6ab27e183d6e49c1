import type { ClientSession, Db, UpdateFilter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { OUTCOMES, type PurchaseRequest } from './purchase-request.ts';

export const purchaseRequestCollection: CollectionDefinition<PurchaseRequest> = {
  name: 'purchase_requests',
  indexes: [
    { keys: { 'ticket.id': 1 }, options: { name: 'ticket_id' } },
    { keys: { outcome: 1, _id: 1 }, options: { name: 'outcome' } },
    { keys: { closedAt: 1 }, options: { name: 'closedAt' } },
    {
      keys: { startedAt: 1 },
      options: { name: 'repeated_creates', partialFilterExpression: { creates: { $gt: 1 } } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['title', 'orders', 'ingredients', 'version', 'outcome', 'createdAt'],
    properties: {
      version: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      outcome: { enum: [...OUTCOMES] },
      orders: { bsonType: 'array', minItems: 1 },
      ingredients: {
        bsonType: 'array',
        items: {
          bsonType: 'object',
          required: ['name', 'unit', 'amount'],
          properties: { unit: { enum: ['g', 'pcs'] }, amount: { bsonType: ['int', 'long', 'double'], minimum: 1 } },
        },
      },
    },
  },
};

export function createRequestStore(db: Db) {
  const requests = collectionOf(db, purchaseRequestCollection);
  const write = async (id: string, update: UpdateFilter<PurchaseRequest>, session?: ClientSession) => {
    await requests.updateOne({ _id: id }, update, { session });
  };

  return {
    collection: requests,
    write,
    get: (id: string, session?: ClientSession) => requests.findOne({ _id: id }, { session }),
    ofTicket: (ticket: string, session: ClientSession) => requests.findOne({ 'ticket.id': ticket }, { session }),

    async insert(request: PurchaseRequest, session: ClientSession): Promise<void> {
      await requests.insertOne(request, { session });
    },

    /** Writes what a new version changed; what calls in doubt note beside it is left alone. */
    async writeVersion(request: PurchaseRequest, session: ClientSession): Promise<void> {
      const { version, orders, ingredients, outcome, missing, closedAt } = request;
      const gone = { ...(!missing && { missing: '' as const }), ...(!closedAt && { closedAt: '' as const }) };
      const set = { version, orders, ingredients, outcome, missing, closedAt };
      await write(request._id, { $set: set, ...(Object.keys(gone).length > 0 && { $unset: gone }) }, session);
    },

    /** Requests whose tickets are open, or were closed since then; a page in the order of their ids. */
    watched: (closedSince: Date, after: string, limit: number) =>
      requests
        .find({
          _id: { $gt: after },
          ticket: { $exists: true },
          $or: [{ outcome: 'open' }, { closedAt: { $gte: closedSince } }],
        })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Requests whose ticket was created more than once, as far as we know, and whose label was not searched since. */
    repeated: (startedBefore: Date, limit: number) =>
      requests
        .find({ creates: { $gt: 1 }, startedAt: { $lte: startedBefore }, searchedAgain: { $exists: false } })
        .sort({ startedAt: 1 })
        .limit(limit)
        .toArray(),
  };
}

export type RequestStore = ReturnType<typeof createRequestStore>;
