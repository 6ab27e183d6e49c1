import type { SupplierTicket } from './supplier-desk.ts';

/** What we have to say to a supplier besides the ticket itself. */
export type Remark =
  /** Cancelled, unless it is bought for `elsewhere`. */
  | { kind: 'order-left-out'; order: number; elsewhere?: true }
  | { kind: 'order-back'; order: number }
  | { kind: 'label-unknown'; label: string; valid: string[] }
  | { kind: 'orders-kept'; orders: number[] }
  | { kind: 'duplicate'; of: string };

/** Where remarks are written: under the ticket. Both fail as permanent with `ticket_gone` when the ticket is not there. */
export interface TicketComments {
  /** True when the comment with our id is there. */
  find(ticket: SupplierTicket, id: string, since: Date, signal: AbortSignal): Promise<boolean>;
  post(ticket: SupplierTicket, comment: { id: string; remark: Remark }, signal: AbortSignal): Promise<void>;
}
