import type { ClientSession } from 'mongodb';
import type { Once } from '../../platform/once.ts';
import type { Dependencies } from './dependencies.ts';
import { unknownTicket } from './errors.ts';
import { happened } from './events.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { Sight } from './sightings.ts';
import type { SupplierTicket } from './supplier-desk.ts';

/** Which ticket somebody touched; what happened to it is read from the ticket. */
export interface TicketReport {
  ticket: SupplierTicket;
  /** Requests whose labels it carries. */
  requests: readonly string[];
  /** The same for every delivery of one report. */
  reportId?: string;
}

type ReportingDependencies = Pick<Dependencies, 'requests' | 'events'> & { once: Once; sight: Sight };

export function createReporting({ requests, events, once, sight }: ReportingDependencies) {
  async function requestOf({ ticket, requests: labelled }: TicketReport, session: ClientSession) {
    const known = await requests.ofTicket(ticket.id, session);
    if (known) return known;
    for (const id of labelled) {
      const request = await requests.get(id, session);
      if (request) return request;
    }
    throw unknownTicket(ticket.key);
  }

  return {
    async reportTicket(report: TicketReport): Promise<void> {
      const key = report.reportId === undefined ? undefined : { key: `jira:${report.reportId}` };
      await once(key, async (session) => {
        const request: PurchaseRequest = await requestOf(report, session);
        await sight(request, report.ticket, session);
        await events.record(session, happened.ticketReported(request));
      });
    },
  };
}
