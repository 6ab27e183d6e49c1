import type { Clock } from '../../platform/clock.ts';
import { isRefusal, isRefusedWith, PermanentFailure } from '../../platform/failures.ts';
import { createOnceOutside } from '../../platform/outbox/index.ts';
import { needsNoTicket, type PurchaseRequest } from './purchase-request.ts';
import type { RequestStore } from './store.ts';
import type { SupplierDesk, SupplierTicket, TicketContent } from './supplier-desk.ts';

export interface OpeningDependencies {
  requests: RequestStore;
  desk: SupplierDesk;
  clock: Clock;
  /** When after a create whose answer was lost the label is searched, in milliseconds. */
  searchAfter: readonly number[];
  contentOf(request: PurchaseRequest): Promise<TicketContent>;
}

/** A refusal of our own: it ends a create before it has begun. */
const NOTHING_TO_BUY = 'nothing_to_buy';

/**
 * Opens a request's ticket, once. While an earlier create is in doubt its ticket is looked for first, also where there is
 * nothing left to buy: such a request is dropped only when it is known to have no ticket.
 */
export function createOpening({ requests, desk, clock, searchAfter, contentOf }: OpeningDependencies) {
  return async (id: string, signal: AbortSignal): Promise<void> => {
    let shown: number | undefined;

    async function create(): Promise<SupplierTicket> {
      const request = await requests.get(id);
      if (request?.ticket) return request.ticket;
      if (!request || needsNoTicket(request)) throw new PermanentFailure(NOTHING_TO_BUY, 'nothing is left to buy');
      const content = await contentOf(request);
      const openedFrom = request.openedFrom ?? request.version;
      await requests.write(id, { $set: { openedFrom, startedAt: clock.now() }, $unset: { searchedAgain: '' } });
      try {
        const ticket = await desk.openTicket(id, content, signal);
        shown = request.version;
        return ticket;
      } catch (error) {
        if (isRefusal(error) && !request.openedFrom) await requests.write(id, { $unset: { openedFrom: '' } });
        throw error;
      }
    }

    const request = await requests.get(id);
    if (!request || request.ticket || (needsNoTicket(request) && !request.creating)) return;
    try {
      await createOnceOutside<PurchaseRequest, SupplierTicket>({
        collection: requests.collection,
        _id: id,
        lookUp: async () => {
          const found = await desk.findTickets([id], signal);
          return found.find(({ ticket }) => !isGivenUp(request, ticket))?.ticket ?? null;
        },
        create,
        keep: (ticket) => ({ $set: { ticket, ...(shown && { shown }) } }),
        searchAfter,
      });
    } catch (error) {
      if (!isRefusedWith(error, NOTHING_TO_BUY)) throw error;
    }
  };
}

/** A ticket that was gone once, and that another was opened for. */
function isGivenUp({ duplicates }: PurchaseRequest, { id }: SupplierTicket): boolean {
  return duplicates.some(({ ticket }) => ticket.id === id);
}
