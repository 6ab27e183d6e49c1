import { isRefusedWith } from '../../platform/failures.ts';
import { converge, createOnceOutside, type Run } from '../../platform/outbox/index.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import { createOpening, type OpeningDependencies } from './opening.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { TicketComment } from './remarks.ts';
import { type SupplierTicket, TICKET_GONE } from './supplier-desk.ts';
import type { TicketComments } from './ticket-comments.ts';

type KeepingDependencies = Dependencies &
  OpeningDependencies & { comments: TicketComments; lookAfter?: readonly number[] };

/** Makes the ticket equal its request: opens it, corrects it, links it, remarks on it, closes duplicates of it. */
export function createTicketKeeping(dependencies: KeepingDependencies) {
  const { requests, remarks, desk, comments, contentOf, transact, events, clock, lookAfter } = dependencies;
  const open = createOpening(dependencies);

  async function correct(request: PurchaseRequest, ticket: SupplierTicket, signal: AbortSignal): Promise<void> {
    if (request.outcome !== 'open') return;
    const { _id, version } = request;
    const content = await contentOf(request);
    if (request.shown !== version) {
      await desk.correctTicket(ticket, content, signal);
      await requests.write(_id, { $set: { shown: version } });
    }
    for (const order of content.orders.filter(({ id }) => !request.linked?.includes(id))) {
      await desk.linkOrders(ticket, [order], signal);
      await requests.write(_id, { $addToSet: { linked: order.id } });
    }
  }

  async function post({ _id, remark }: TicketComment, ticket: SupplierTicket, signal: AbortSignal): Promise<void> {
    await createOnceOutside<TicketComment, true>({
      collection: remarks.collection,
      _id,
      lookUp: async (since) => (await comments.find(ticket, _id, since, signal)) || null,
      searchAfter: lookAfter,
      create: async () => {
        await comments.post(ticket, { id: _id, remark }, signal);
        return true;
      },
      keep: () => ({ $set: { postedAt: clock.now() } }),
    });
  }

  async function remark(request: PurchaseRequest, ticket: SupplierTicket, signal: AbortSignal): Promise<void> {
    for (const comment of await remarks.unposted(request._id, request.openedFrom ?? 0)) {
      const { on = ticket } = comment;
      if (on.id !== ticket.id) {
        if (!(await isThere(post(comment, on, signal)))) await remarks.drop(comment._id);
      } else if (request.outcome !== 'gone') {
        await post(comment, on, signal);
      }
    }
  }

  async function closeDuplicates({ _id, duplicates }: PurchaseRequest, signal: AbortSignal): Promise<void> {
    for (const { ticket, closed } of duplicates) {
      if (closed) continue;
      await desk.closeDuplicate(ticket, signal);
      await requests.collection.updateOne(
        { _id, 'duplicates.ticket.id': ticket.id },
        { $set: { 'duplicates.$.closed': true } },
      );
    }
  }

  async function bringUpToDate(id: string, signal: AbortSignal): Promise<void> {
    await open(id, signal);
    const request = await requests.get(id);
    if (!request) return;
    const { ticket } = request;
    if (ticket && !(await isThere(correct(request, ticket, signal).then(() => remark(request, ticket, signal))))) {
      // Somebody deleted it: what that means is for the reading of it to say.
      await transact((session) => events.record(session, happened.ticketReported(request)));
    }
    await closeDuplicates(request, signal);
  }

  return {
    async syncTicket(id: string, { signal }: Pick<Run, 'signal'>): Promise<void> {
      await converge(
        () => requests.get(id),
        () => bringUpToDate(id, signal),
      );
    },
  };
}

/** @returns false when the ticket that the work is about does not exist (any more) */
async function isThere(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isRefusedWith(error, TICKET_GONE)) return false;
    throw error;
  }
}
