import type { ClientSession, Collection, Db, Filter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { lastChange, ORDER_STATUSES, type Order, type OrderStatus } from './order.ts';

type OrderDocument = Omit<Order, 'id'> & { _id: string };

export const orderCollection: CollectionDefinition<OrderDocument> = {
  name: 'orders',
  indexes: [
    { keys: { number: -1 }, options: { name: 'number', unique: true } },
    { keys: { status: 1, number: -1 }, options: { name: 'status_number' } },
    { keys: { 'placedBy.id': 1, number: -1 }, options: { name: 'placer_number' } },
    { keys: { 'customer.slackUser': 1, number: -1 }, options: { name: 'slack_customer_number' } },
    { keys: { purchaseRequest: 1, number: 1 }, options: { name: 'request_number' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['number', 'customer', 'placedBy', 'lines', 'ingredients', 'dueAt', 'status', 'version', 'timeline'],
    properties: {
      number: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      status: { enum: [...ORDER_STATUSES] },
      version: { bsonType: ['int', 'long', 'double'], minimum: 1 },
      dueAt: { bsonType: 'date' },
      lines: { bsonType: 'array', minItems: 1 },
      timeline: { bsonType: 'array', minItems: 1 },
    },
  },
};

const newestFirst = { number: -1 } as const;
const oldestFirst = { number: 1 } as const;

/** Which orders to list; what is left out does not narrow. */
export interface OrderFilter {
  /** Only those placed by this person, or for them. */
  ownedBy?: string;
  statuses?: readonly OrderStatus[];
  /** Only those with a smaller number. */
  before?: number;
}

export function createOrderStore(db: Db) {
  const orders: Collection<OrderDocument> = collectionOf(db, orderCollection);
  const one = async (filter: Filter<OrderDocument>, session?: ClientSession) => {
    const found = await orders.findOne(filter, { session });
    return found ? toOrder(found) : null;
  };
  const some = (filter: Filter<OrderDocument>, sort: typeof newestFirst | typeof oldestFirst, limit: number) =>
    orders.find(filter).sort(sort).limit(limit).map(toOrder).toArray();

  return {
    byNumber: (number: number, session?: ClientSession) => one({ number }, session),
    byId: (id: string, session?: ClientSession) => one({ _id: id }, session),
    byIds: (ids: readonly string[]) => some({ _id: { $in: [...ids] } }, oldestFirst, ids.length),

    async insert({ id, ...order }: Order, session: ClientSession): Promise<void> {
      await orders.insertOne({ _id: id, ...order }, { session });
    },

    /** Writes an order's last change, if nobody changed it since it was read. @returns false when somebody did */
    async writeChange(order: Order, session: ClientSession): Promise<boolean> {
      const { modifiedCount } = await orders.updateOne(
        { _id: order.id, version: order.version - 1 },
        { $set: { status: order.status, version: order.version }, $push: { timeline: lastChange(order) } },
        { session },
      );
      return modifiedCount === 1;
    },

    list: ({ ownedBy, statuses, before }: OrderFilter, limit: number) =>
      some(
        {
          ...(ownedBy !== undefined && { $or: [{ 'placedBy.id': ownedBy }, { 'customer.slackUser': ownedBy }] }),
          ...(statuses && { status: { $in: [...statuses] } }),
          ...(before !== undefined && { number: { $lt: before } }),
        },
        newestFirst,
        limit,
      ),

    page: (statuses: readonly OrderStatus[], after: number, limit: number) =>
      some({ status: { $in: [...statuses] }, number: { $gt: after } }, oldestFirst, limit),

    /** Gives an order to a purchase request: only one that is not cancelled and has none. @returns false otherwise */
    async assign(id: string, request: string, session: ClientSession): Promise<boolean> {
      const free = { _id: id, status: { $ne: 'cancelled' as const }, purchaseRequest: { $exists: false } };
      const { modifiedCount } = await orders.updateOne(free, { $set: { purchaseRequest: request } }, { session });
      return modifiedCount === 1;
    },

    async release(id: string, request: string, session: ClientSession): Promise<void> {
      await orders.updateOne({ _id: id, purchaseRequest: request }, { $unset: { purchaseRequest: '' } }, { session });
    },

    unassigned: (limit: number) =>
      some({ purchaseRequest: { $exists: false }, status: { $ne: 'cancelled' } }, oldestFirst, limit),

    ofRequest: (request: string) => some({ purchaseRequest: request }, oldestFirst, 100_000),
  };
}

export type OrderStore = ReturnType<typeof createOrderStore>;

function toOrder({ _id, ...order }: OrderDocument): Order {
  return { id: _id, ...order };
}
