import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once } from '../../platform/once.ts';
import type { EventLog, OutboxTimes, Run } from '../../platform/outbox/index.ts';
import type { Settings } from '../settings/index.ts';
import { createActing } from './acting.ts';
import { type Buying, createBuying } from './buying.ts';
import type { OrdersToBuyFor } from './dependencies.ts';
import { createKeeping } from './keeping.ts';
import type { ProcurementNotes } from './notes.ts';
import { type PurchaseRequest, ticketContent } from './purchase-request.ts';
import { createReading } from './reading.ts';
import { createRemarks } from './remarks.ts';
import { createReporting, type TicketReport } from './reporting.ts';
import { createSightings } from './sightings.ts';
import { createRequestStore } from './store.ts';
import type { SupplierDesk } from './supplier-desk.ts';
import type { TicketComments } from './ticket-comments.ts';

/** Ingredients are bought by tickets; what becomes of a ticket decides about its orders. */
export interface Procurement extends Buying {
  /** Makes the ticket equal its request. */
  syncTicket(request: string, run: Pick<Run, 'signal'>): Promise<void>;
  /**
   * Takes note that something happened to a ticket.
   *
   * @throws DomainError `unknown_ticket`; nothing is stored then
   */
  reportTicket(report: TicketReport): Promise<void>;
  /** Reads what became of the request's ticket. */
  readTicket(request: string, run: Pick<Run, 'signal'>): Promise<void>;
  /** Finds the tickets that changed unheard, a hundred a step. @param after `start`, or where the last step ended */
  readTickets(after: string, run: Pick<Run, 'signal'>): Promise<void>;
  /** Finds second tickets of requests whose create was repeated. */
  searchRepeated(run: Pick<Run, 'signal'>): Promise<void>;
  /** Draws the consequences of an outcome for the request's orders. */
  applyOutcome(request: string, run: Pick<Run, 'signal'>): Promise<void>;
}

export interface ProcurementDependencies {
  db: Db;
  transact: Transact;
  once: Once;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
  orders: OrdersToBuyFor;
  settings: Pick<Settings, 'readFresh'>;
  notes: ProcurementNotes;
  /** Absent where no supplier can be reached; the reactions that need one are off then. */
  supplier?: { desk: SupplierDesk; comments: TicketComments };
  /** Where staff read an order. */
  orderUrl(number: number): string;
  searchAfter: OutboxTimes['searchAfter'];
}

const unreachable = async (): Promise<void> => {
  throw new PermanentFailure('not_configured', 'there is no way to reach a supplier');
};

const withoutSupplier = {
  syncTicket: unreachable,
  readTicket: unreachable,
  readTickets: unreachable,
  searchRepeated: unreachable,
};

export function createProcurement(dependencies: ProcurementDependencies): Procurement {
  const { db, settings, clock, orderUrl, supplier } = dependencies;
  const parts = { ...dependencies, requests: createRequestStore(db), remarks: createRemarks(db) };
  const sight = createSightings(parts);
  const buying = createBuying(parts);
  const contentOf = async (request: PurchaseRequest) =>
    ticketContent(request, { now: clock.now(), zone: (await settings.readFresh()).zone, orderUrl });

  return {
    ...buying,
    ...createReporting({ ...parts, sight }),
    ...(supplier
      ? { ...createKeeping({ ...parts, ...supplier, contentOf }), ...createReading({ ...parts, ...supplier, sight }) }
      : withoutSupplier),
    ...createActing({ ...parts, requestFor: buying.requestFor }),
  };
}
