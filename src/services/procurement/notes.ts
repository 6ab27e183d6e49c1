import type { ClientSession } from 'mongodb';

/** What procurement has to say to people. */
export interface TicketGoneNote {
  kind: 'ticket-gone';
  /** The purchase request, for the button that orders again. */
  request: string;
  /** `Order #21` */
  title: string;
  /** `BAKE-12` */
  ticket: string;
}

/** Sends a message to every manager, as part of a transaction. The same key twice is one message. */
export interface ProcurementNotes {
  post(session: ClientSession, message: { to: 'managers'; note: TicketGoneNote; key: string }): Promise<void>;
}
