import type { ClientSession } from 'mongodb';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { SupplierTicket } from './supplier-desk.ts';

/**
 * Takes in a ticket that was seen with a request's label: adopted where the request has none (its create's answer was
 * lost), else a duplicate that is to be closed, also where it was closed or gone before. Does nothing for the request's
 * own ticket.
 */
export function createSightings({ requests, remarks, events, clock }: Dependencies) {
  return async (request: PurchaseRequest, ticket: SupplierTicket, session: ClientSession): Promise<void> => {
    if (request.ticket?.id === ticket.id) return;
    if (request.duplicates.some((duplicate) => duplicate.ticket.id === ticket.id)) {
      await requests.reopenDuplicate(request._id, ticket.id, session);
    } else if (request.ticket) {
      const remark = { kind: 'duplicate' as const, of: request.ticket.key };
      await requests.write(request._id, { $push: { duplicates: { ticket, closed: false } } }, session);
      await remarks.note(request, [{ about: `duplicate:${ticket.id}`, remark, on: ticket }], clock.now(), session);
    } else {
      await requests.write(request._id, { $set: { ticket }, $unset: { creating: '' } }, session);
    }
    await events.record(session, happened.ticketSighted(request, ticket.key));
  };
}

export type Sight = ReturnType<typeof createSightings>;
