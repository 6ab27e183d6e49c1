import type { ClientSession, Collection, Db, Filter } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.ts';
import { type CancelledOrder, toCancelled } from './cancelled-order.ts';
import { type OrderDocument, orderCollection } from './collection.ts';
import { lastChange, ORDER_STATUSES, type Order, type OrderStatus } from './order.ts';
import { filterOf, type OrderFilter } from './order-filter.ts';
import { OPEN_STATUSES } from './status.ts';

const NOT_CANCELLED = ORDER_STATUSES.filter((status) => status !== 'cancelled');
const newestFirst = { number: -1 } as const;
const oldestFirst = { number: 1 } as const;
const lastPlacedFirst = { placedAt: -1, number: -1 } as const;

/** Which of the orders that nobody buys for. */
export interface Unassigned {
  placedBefore?: Date;
  /** Only those with a higher number. */
  after?: number;
}

export type NumberedOrder = Pick<Order, 'id' | 'number'>;

export function createOrderStore(db: Db) {
  const orders: Collection<OrderDocument> = collectionOf(db, orderCollection);
  const one = async (filter: Filter<OrderDocument>, session?: ClientSession) => {
    const found = await orders.findOne(filter, { session });
    return found ? toOrder(found) : null;
  };
  const some = (filter: Filter<OrderDocument>, limit: number, hint?: string) =>
    orders.find(filter, { hint }).sort(oldestFirst).limit(limit).map(toOrder).toArray();

  const idsOf = async (filter: Filter<OrderDocument>, limit: number) => {
    const found = orders
      .find(filter, { projection: { _id: 1 } })
      .sort(oldestFirst)
      .limit(limit);
    return (await found.toArray()).map(({ _id }) => _id);
  };

  return {
    byNumber: (number: number, session?: ClientSession) => one({ number }, session),
    byId: (id: string, session?: ClientSession) => one({ _id: id }, session),
    byIds: (ids: readonly string[], session?: ClientSession) =>
      orders
        .find({ _id: { $in: [...ids] } }, { session })
        .sort(oldestFirst)
        .map(toOrder)
        .toArray(),

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

    /** The last placed first. */
    list: (filter: OrderFilter, limit: number) =>
      orders.find(filterOf(filter)).sort(lastPlacedFirst).limit(limit).map(toOrder).toArray(),

    /** The most urgent first. */
    byDueTime: (
      statuses: readonly OrderStatus[],
      { before, skip = 0, limit }: { before?: Date; skip?: number; limit: number },
    ) =>
      orders
        .find({ status: { $in: [...statuses] }, ...(before && { dueAt: { $lt: before } }) })
        .sort({ dueAt: 1, number: 1 })
        .skip(skip)
        .limit(limit)
        .map(toOrder)
        .toArray(),

    countByStatus: (statuses: readonly OrderStatus[], limits: { maxTimeMS?: number } = {}) =>
      Promise.all(statuses.map((status) => orders.countDocuments({ status }, limits))),

    /** From the collection's metadata, at once; after a crash of MongoDB it may be some orders off. */
    countAll: (maxTimeMS: number) => orders.estimatedDocumentCount({ maxTimeMS }),

    page: (statuses: readonly OrderStatus[], after: number, limit: number) =>
      some({ status: { $in: [...statuses] }, number: { $gt: after } }, limit),

    /** Gives orders to purchase requests: only those that are not cancelled and have none. @returns how many */
    async assign(taken: readonly { order: string; request: string }[], session: ClientSession): Promise<number> {
      if (taken.length === 0) return 0;
      const free = { status: { $ne: 'cancelled' as const }, purchaseRequest: { $exists: false } };
      const writes = taken.map(({ order, request }) => ({
        updateOne: { filter: { _id: order, ...free }, update: { $set: { purchaseRequest: request } } },
      }));
      return (await orders.bulkWrite(writes, { session })).modifiedCount;
    },

    async release(id: string, request: string, session: ClientSession): Promise<void> {
      await orders.updateOne({ _id: id, purchaseRequest: request }, { $unset: { purchaseRequest: '' } }, { session });
    },

    async replace(id: string, substitute: string, session: ClientSession): Promise<void> {
      await orders.updateOne({ _id: id }, { $set: { replacedBy: substitute } }, { session });
    },

    /** A customer's open orders, and the cancelled ones that are not due yet. */
    expectedBy: (customer: string, { now, after }: { now: Date; after: number }, limit: number) =>
      some(
        {
          'customer.id': customer,
          number: { $gt: after },
          // Says nothing that the next line does not; with it the index has them in their order.
          status: { $in: [...OPEN_STATUSES, 'cancelled'] },
          $or: [{ status: { $in: [...OPEN_STATUSES] } }, { status: 'cancelled', dueAt: { $gt: now } }],
        },
        limit,
        'customer_status_number',
      ),

    /** A customer's cancelled orders, newest first, read only as far as one line about each needs. */
    async cancelledOf(customer: string, limit: number): Promise<{ orders: CancelledOrder[]; total: number }> {
      const theirs = { 'customer.id': customer, status: 'cancelled' as const };
      const projection = { number: 1, 'lines.product.name': 1, timeline: { $slice: -1 } };
      const found = orders.find(theirs, { projection }).sort(newestFirst).limit(limit).map(toCancelled);
      return { orders: await found.toArray(), total: await orders.countDocuments(theirs) };
    },

    /** Orders that are not cancelled and in no purchase request, by number. */
    async unassigned(limit: number, { placedBefore, after = 0 }: Unassigned = {}): Promise<NumberedOrder[]> {
      const free = { purchaseRequest: { $exists: false }, status: { $in: NOT_CANCELLED }, number: { $gt: after } };
      const found = orders
        .find({ ...free, ...(placedBefore && { placedAt: { $lt: placedBefore } }) }, { projection: { number: 1 } })
        .sort(oldestFirst)
        .limit(limit);
      return found.map(({ _id: id, number }) => ({ id, number })).toArray();
    },

    cancelledIn: (request: string, limit: number) => idsOf({ purchaseRequest: request, status: 'cancelled' }, limit),
  };
}

export type OrderStore = ReturnType<typeof createOrderStore>;

function toOrder({ _id, ...order }: OrderDocument): Order {
  return { id: _id, ...order };
}
