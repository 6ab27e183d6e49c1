import type { Filter } from 'mongodb';
import type { OrderDocument } from './collection.ts';
import type { OrderStatus } from './order.ts';

/** An order's place among those listed, the last placed first. */
export interface OrderPlace {
  placedAt: Date;
  number: number;
}

/** Which orders to list; what is left out does not narrow. */
export interface OrderFilter {
  /** Only those placed by this person, or for them. */
  ownedBy?: string;
  /** Only this customer's. */
  customer?: string;
  statuses?: readonly OrderStatus[];
  placedFrom?: Date;
  placedBefore?: Date;
  /** Only those that come after this one. */
  after?: OrderPlace;
}

/** MongoDB's filter for it. */
export function filterOf({
  ownedBy,
  customer,
  statuses,
  placedFrom,
  placedBefore,
  after,
}: OrderFilter): Filter<OrderDocument> {
  const placedAt = {
    ...(placedFrom && { $gte: placedFrom }),
    ...(placedBefore && { $lt: placedBefore }),
    ...(after && { $lte: after.placedAt }),
  };
  return {
    ...(ownedBy !== undefined && { $or: [{ 'placedBy.id': ownedBy }, { 'customer.slackUser': ownedBy }] }),
    ...(customer !== undefined && { 'customer.id': customer }),
    ...(statuses && { status: { $in: [...statuses] } }),
    ...(Object.keys(placedAt).length > 0 && { placedAt }),
    // Of those placed in the same millisecond, the ones that were listed already.
    ...(after && { $nor: [{ placedAt: after.placedAt, number: { $gte: after.number } }] }),
  };
}
