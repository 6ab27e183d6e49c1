import type { Ingredient } from '../catalog/index.ts';
import type { Order } from '../orders/index.ts';

/** An order as its purchase request has it. */
export interface RequestedOrder {
  /** `<request>:<order>` */
  _id: string;
  request: string;
  order: string;
  number: number;
  dueAt: Date;
  /** What is bought for it; the rest of what it needs is in stock, or on its way. */
  bought: Ingredient[];
  /** Nothing is bought for it (any more). */
  leftOut: boolean;
  /** The order's version that this was decided on. */
  version: number;
  /** It was cancelled, or a cancel of it was undone: to be decided anew. */
  changed?: boolean;
  /** It left when the ticket was closed; it is left out should that be opened again. */
  late?: boolean;
  /** The request's version at which a supplier's refusal cancelled it. */
  refused?: number;
}

/** The order as a request takes it. */
export function requestedOrder(request: string, order: Order, bought: Ingredient[]): RequestedOrder {
  const { id, number, dueAt, version } = order;
  return { _id: rowId(request, id), request, order: id, number, dueAt, bought, leftOut: false, version };
}

export function rowId(request: string, order: string): string {
  return `${request}:${order}`;
}

/** True when the order was cancelled after its request last looked at it, also where that was undone. */
export function wasCancelledSince({ timeline }: Pick<Order, 'timeline'>, { version }: RequestedOrder): boolean {
  return timeline.some((change) => change.to === 'cancelled' && change.version > version);
}
