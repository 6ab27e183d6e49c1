import type { NewEvent } from '../../platform/outbox/index.ts';
import type { Missing, Outcome, PurchaseRequest } from './purchase-request.ts';

export interface OutcomeChange {
  title: string;
  from: Outcome;
  to: Outcome;
  missing?: Missing;
}

const aboutRequest = ({ _id, version }: PurchaseRequest) => ({
  subject: { kind: 'purchase_request', id: _id },
  version,
});

const step = (id: string) => ({ kind: 'procurement', id });

/** What happens in procurement. */
export const happened = {
  created: (request: PurchaseRequest): NewEvent => ({
    type: 'purchase_request.created',
    ...aboutRequest(request),
    data: { title: request.title, outcome: request.outcome, orders: request.orders },
  }),

  /** Orders were left out, or put back. */
  ordersChanged: (request: PurchaseRequest): NewEvent => ({
    type: 'purchase_request.orders_changed',
    ...aboutRequest(request),
    data: { title: request.title },
  }),

  outcomeChanged: (request: PurchaseRequest, from: Outcome): NewEvent<string, OutcomeChange> => ({
    type: 'purchase_request.outcome_changed',
    ...aboutRequest(request),
    data: { title: request.title, from, to: request.outcome, missing: request.missing },
  }),

  /** There is something to say on the ticket. */
  remarked: (request: PurchaseRequest): NewEvent => ({
    type: 'purchase_request.remarked',
    ...aboutRequest(request),
    data: {},
  }),

  /** A ticket with this request's label was seen that the books did not know. */
  ticketSighted: (request: PurchaseRequest, key: string): NewEvent => ({
    type: 'purchase_request.ticket_sighted',
    ...aboutRequest(request),
    data: { key },
  }),

  /** Something may have happened to the ticket: it is to be read. */
  ticketReported: (request: PurchaseRequest): NewEvent => ({
    type: 'ticket.reported',
    ...aboutRequest(request),
    data: { key: request.ticket?.key },
  }),

  /** There are more of the supplier's refusals to act on. */
  cancellingDue: (request: PurchaseRequest): NewEvent => ({
    type: 'purchase_request.cancelling_due',
    ...aboutRequest(request),
    data: {},
  }),

  /** There may be orders to be netted. */
  nettingDue: (): NewEvent => ({ type: 'procurement.netting_due', subject: step('netting'), data: {} }),

  readingStepDue: (after: string): NewEvent => ({
    type: 'procurement.reading_step_due',
    subject: step('reading'),
    data: { after },
  }),

  searchStepDue: (): NewEvent => ({ type: 'procurement.search_step_due', subject: step('search'), data: {} }),
};
