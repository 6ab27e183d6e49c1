import type { ClientSession } from 'mongodb';
import type { Missing } from './purchase-request.ts';

/** A ticket was deleted. */
export interface TicketGoneNote {
  kind: 'ticket-gone';
  /** The purchase request, for the button that orders again. */
  request: string;
  /** `Order #21` */
  title: string;
  /** `BAKE-12` */
  ticket: string;
}

/** An order that a supplier's refusal cancelled, as the kitchen reads of it. */
export interface RefusedOrder {
  number: number;
  customer: string;
  what: string;
  dueAt: Date;
}

/** A supplier does not have something, and this was cancelled. */
export interface OrdersRefusedNote {
  kind: 'orders-refused';
  /** `Orders of 2026-11-21` */
  title: string;
  /** `BAKE-12` */
  ticket: string;
  missing: Missing;
  /** The first of them. */
  orders: RefusedOrder[];
  /** How many there are. */
  total: number;
}

/** What procurement has to say to people. */
export type ProcurementNote = TicketGoneNote | OrdersRefusedNote;

/** Sends a message to a channel or to every manager, as part of a transaction. The same key twice is one message. */
export interface ProcurementNotes {
  post(
    session: ClientSession,
    message: { to: { channel: string } | 'managers'; note: ProcurementNote; key: string },
  ): Promise<void>;
}
