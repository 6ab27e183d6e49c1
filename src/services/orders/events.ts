import type { NewEvent } from '../../platform/outbox/index.ts';
import {
  type Change,
  describeLines,
  lastChange,
  type Order,
  type OrderCustomer,
  type OrderPrice,
  type OrderStatus,
} from './order.ts';

/** An order's events tell how it was then: what is said to people later is what happened, not what is now. */
export interface OrderEventData {
  number: number;
  customer: OrderCustomer;
  /** Whose order it is besides the customer's: the id of whoever placed it. */
  placedBy?: string;
  from?: OrderStatus;
  to: OrderStatus;
  reason?: string;
  /** The version of the change that this one took back. */
  undoes?: number;
  purchaseRequest?: string;
  /** What was ordered, in one line. */
  summary: string;
  /** What it costs, where everything in it has a price. */
  price?: OrderPrice;
  dueAt: Date;
}

export type OrderEventType = 'order.placed' | 'order.moved' | 'order.cancelled';

/** The event of an order's last change. */
export function orderEvent(order: Order): NewEvent<OrderEventType, OrderEventData> {
  const { version, from, to, by, reason, undoes } = lastChange(order);
  return {
    type: eventType({ from, to }),
    subject: { kind: 'order', id: order.id },
    version,
    actor: by,
    data: {
      number: order.number,
      customer: order.customer,
      placedBy: order.placedBy.id,
      from,
      to,
      reason,
      undoes,
      purchaseRequest: order.purchaseRequest,
      summary: describeLines(order.lines),
      price: order.price,
      dueAt: order.dueAt,
    },
  };
}

function eventType({ from, to }: Pick<Change, 'from' | 'to'>): OrderEventType {
  if (!from) return 'order.placed';
  return to === 'cancelled' ? 'order.cancelled' : 'order.moved';
}
