import type { ClientSession, Db, UpdateFilter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import { type OpenRequest, OUTCOMES, type PurchaseRequest, type RequestsPage } from './purchase-request.ts';

const number = { bsonType: ['int', 'long', 'double'] };

export const purchaseRequestCollection: CollectionDefinition<PurchaseRequest> = {
  name: 'purchase_requests',
  indexes: [
    { keys: { 'ticket.id': 1 }, options: { name: 'ticket_id' } },
    { keys: { outcome: 1, _id: 1 }, options: { name: 'outcome' } },
    { keys: { outcome: 1, dueAt: 1, _id: 1 }, options: { name: 'outcome_due_id' } },
    { keys: { createdAt: -1, _id: -1 }, options: { name: 'last_made_first' } },
    { keys: { outcome: 1, createdAt: -1, _id: -1 }, options: { name: 'outcome_last_made_first' } },
    { keys: { closedAt: 1 }, options: { name: 'closedAt' } },
    {
      keys: { startedAt: 1 },
      options: { name: 'repeated_creates', partialFilterExpression: { creates: { $gt: 1 } } },
    },
    {
      keys: { 'collects.run': 1, 'collects.part': 1 },
      options: { name: 'one_part_a_run', unique: true, partialFilterExpression: { 'collects.run': { $exists: true } } },
    },
  ],
  schema: {
    bsonType: 'object',
    required: ['title', 'orders', 'ingredients', 'names', 'dueAt', 'version', 'outcome', 'createdAt'],
    properties: {
      version: { ...number, minimum: 1 },
      outcome: { enum: [...OUTCOMES] },
      orders: { ...number, minimum: 0 },
      dueAt: { bsonType: 'date' },
      ingredients: {
        bsonType: 'array',
        items: {
          bsonType: 'object',
          required: ['name', 'unit', 'amount'],
          properties: { unit: { enum: ['g', 'pcs'] }, amount: { ...number, minimum: 1 } },
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

    /** A duplicate may not be closed (any more). */
    async reopenDuplicate(id: string, ticket: string, session: ClientSession): Promise<void> {
      const set = { $set: { 'duplicates.$.closed': false } };
      await requests.updateOne({ _id: id, 'duplicates.ticket.id': ticket }, set, { session });
    },

    async insert(added: readonly PurchaseRequest[], session: ClientSession): Promise<void> {
      if (added.length > 0) await requests.insertMany([...added], { session });
    },

    /** Writes what a new version changed; what calls in doubt note beside it is left alone. */
    async writeVersion(request: PurchaseRequest, session: ClientSession): Promise<void> {
      const { version, orders, ingredients, names, dueAt, outcome, missing, closedAt } = request;
      const gone = { ...(!missing && { missing: '' as const }), ...(!closedAt && { closedAt: '' as const }) };
      const set = { version, orders, ingredients, names, dueAt, outcome, missing, closedAt };
      await write(request._id, { $set: set, ...(Object.keys(gone).length > 0 && { $unset: gone }) }, session);
    },

    /** The request that collects orders, the oldest where there are several. */
    collecting: (session?: ClientSession) =>
      requests.findOne(
        { outcome: 'collecting' },
        { session, sort: { 'collects.placedBefore': 1, 'collects.part': 1 } },
      ),

    /** When the first morning since then was due whose request still needs its ticket. */
    async dailyTicketDue(since: Date, maxTimeMS: number): Promise<Date | undefined> {
      const found = await requests.findOne(
        {
          'collects.run': { $gte: since.toISOString() },
          ticket: { $exists: false },
          $or: [{ outcome: 'collecting' }, { outcome: 'open', 'ingredients.0': { $exists: true } }],
        },
        { sort: { 'collects.run': 1 }, projection: { collects: 1 }, maxTimeMS },
      );
      return found?.collects?.placedBefore;
    },

    collected: async (run: string) => (await requests.findOne({ 'collects.run': run })) !== null,

    /** The last made first; one indexed query. */
    list: ({ outcome, after, limit }: RequestsPage): Promise<PurchaseRequest[]> =>
      requests
        .find({
          ...(outcome && { outcome }),
          ...(after && {
            createdAt: { $lte: after.createdAt },
            $nor: [{ createdAt: after.createdAt, _id: { $gte: after.id } }],
          }),
        })
        .sort({ createdAt: -1, _id: -1 })
        .limit(limit)
        .toArray(),

    /** Requests whose ingredients are still to come, what is needed first at the top. */
    open: (limit: number): Promise<OpenRequest[]> =>
      requests
        .find({ outcome: 'open', 'ingredients.0': { $exists: true } })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .map(({ _id: id, title, ticket, orders, dueAt }) => ({ id, title, ticket, orders, dueAt }))
        .toArray(),

    /** How much of these ingredients is on tickets that are due after that time only, by ingredient. */
    async comingAfter(dueAt: Date, wanted: readonly Pick<Ingredient, 'name' | 'unit'>[]): Promise<Map<string, number>> {
      const names = wanted.map(({ name }) => name);
      const _id = { name: '$ingredients.name', unit: '$ingredients.unit' };
      const late = await requests
        .aggregate<{ _id: Pick<Ingredient, 'name' | 'unit'>; amount: number }>([
          { $match: { outcome: { $in: ['open', 'collecting'] }, dueAt: { $gt: dueAt } } },
          { $unwind: '$ingredients' },
          { $match: { 'ingredients.name': { $in: names } } },
          { $group: { _id, amount: { $sum: '$ingredients.amount' } } },
        ])
        .toArray();
      return new Map(late.map(({ _id: ingredient, amount }) => [ingredientKey(ingredient), amount]));
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
