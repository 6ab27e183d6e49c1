export type { OrdersToBuyFor, StockBooks } from './dependencies.ts';
export type { OutcomeChange } from './events.ts';
export type { OrdersRefusedNote, ProcurementNote, ProcurementNotes, RefusedOrder, TicketGoneNote } from './notes.ts';
export { createProcurement, type Procurement, type ProcurementDependencies } from './procurement.ts';
export {
  type Missing,
  type OpenRequest,
  OUTCOMES,
  type Outcome,
  type PurchaseRequest,
  type RequestsPage,
} from './purchase-request.ts';
export { ticketCommentCollection } from './remarks.ts';
export type { TicketReport } from './reporting.ts';
export type { RequestedOrder } from './requested-order.ts';
export { requestedOrderCollection } from './requested-orders.ts';
export { purchaseRequestCollection } from './store.ts';
export {
  type LinkedOrder,
  type SupplierDesk,
  type SupplierTicket,
  TICKET_GONE,
  type TicketContent,
  type TicketReading,
} from './supplier-desk.ts';
export type { Remark, TicketComments } from './ticket-comments.ts';
export { nettingTurnCollection } from './turn.ts';
