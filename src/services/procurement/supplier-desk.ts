/** The code of a permanent failure: the ticket is not there (any more). */
export const TICKET_GONE = 'ticket_gone';

/** A ticket as the supplier's system knows it. */
export interface SupplierTicket {
  id: string;
  /** What people call it: `BAKE-12`. */
  key: string;
  /** Where people read it. */
  url: string;
}

/** What a ticket asks for. */
export interface TicketContent {
  title: string;
  /** The day it must be there by: `2026-11-20`. */
  dueOn: string;
  needs: { name: string; amount: string; unit: string }[];
  /** The orders it buys for, at most fifty; empty when nothing is needed any more. */
  orders: LinkedOrder[];
  /** How many orders it buys for besides. */
  moreOrders: number;
}

export interface LinkedOrder {
  id: string;
  number: number;
  url: string;
}

/** What became of a ticket, as it is told by the supplier's system. */
export interface TicketReading {
  ticket: string;
  state: 'open' | 'done' | 'gone';
  labels: string[];
}

/**
 * Where suppliers take our requests. Methods that work on a ticket fail as permanent with {@link TICKET_GONE} where it is not
 * there (any more).
 */
export interface SupplierDesk {
  /** Opens a ticket that can be found again by its request's id. In doubt when the answer is lost. */
  openTicket(request: string, content: TicketContent, signal: AbortSignal): Promise<SupplierTicket>;
  /** All tickets of these requests, oldest first. One that was just opened may not be found for minutes. */
  findTickets(requests: readonly string[], signal: AbortSignal): Promise<{ request: string; ticket: SupplierTicket }[]>;
  /** What became of at most a hundred tickets. One that cannot be told at the moment is left out. */
  readTickets(tickets: readonly SupplierTicket[], signal: AbortSignal): Promise<TicketReading[]>;
  /** Makes an open ticket say this. */
  correctTicket(ticket: SupplierTicket, content: TicketContent, signal: AbortSignal): Promise<void>;
  /** Links the ticket to orders; one that is linked already stays so. */
  linkOrders(ticket: SupplierTicket, orders: readonly LinkedOrder[], signal: AbortSignal): Promise<void>;
  /** Closes a ticket that asks for what another asks for already. Does nothing when it is closed or gone. */
  closeDuplicate(ticket: SupplierTicket, signal: AbortSignal): Promise<void>;
}
