import { type Principal, requireStaff } from '../principal.ts';
import type { Dependencies } from './dependencies.ts';
import { purchaseRequestNotFound, ticketNotGone } from './errors.ts';
import { happened } from './events.ts';

/**
 * Asks again for what a deleted ticket was to bring: the same request gets another ticket. Should the old one come back,
 * it is a duplicate.
 */
export function createOrderAgain({ requests, keeping, transact, events }: Dependencies) {
  return async (id: string, by: Principal): Promise<void> => {
    requireStaff(by, 'order ingredients');
    await transact(async (session) => {
      const request = await requests.get(id, session);
      if (!request) throw purchaseRequestNotFound(id);
      const { ticket, closedAt, ...rest } = request;
      if (request.outcome !== 'gone' || !ticket || request.ingredients.length === 0) throw ticketNotGone();
      const opened = { ...rest, outcome: 'open' as const, version: request.version + 1 };
      await keeping.keep(opened, session);
      await requests.write(
        id,
        {
          $push: { duplicates: { ticket, closed: true } },
          $unset: { ticket: '', shown: '', linked: '', openedFrom: '', creating: '' },
        },
        session,
      );
      await events.record(session, happened.outcomeChanged(opened, 'gone'), happened.ordersChanged(opened));
    });
  };
}
