import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { Once } from '../../platform/once.ts';
import type { EventLog, OutboxTimes, Run } from '../../platform/outbox/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import type { Settings } from '../settings/index.ts';
import { createActing } from './acting.ts';
import { createOrderAgain } from './again.ts';
import type { OrdersToBuyFor, StockBooks } from './dependencies.ts';
import { createForesight, type Foresight } from './foresight.ts';
import { createRequestKeeping } from './keep-request.ts';
import { createTicketKeeping } from './keeping.ts';
import { createNetting, type Netting } from './netting.ts';
import type { ProcurementNotes } from './notes.ts';
import type { OpenRequest, PurchaseRequest, RequestsPage } from './purchase-request.ts';
import { createReading } from './reading.ts';
import { createRemarks } from './remarks.ts';
import { createReporting, type TicketReport } from './reporting.ts';
import { createRequestedOrders } from './requested-orders.ts';
import { createSightings } from './sightings.ts';
import { createRequestStore } from './store.ts';
import type { SupplierDesk } from './supplier-desk.ts';
import type { TicketComments } from './ticket-comments.ts';
import { MOST_LINKS, ticketContent } from './ticket-content.ts';

/** Ingredients are bought by tickets; what becomes of a ticket decides about its orders. */
export interface Procurement extends Netting, Foresight {
  /**
   * Asks again for what a ticket that is gone was to bring.
   *
   * @throws DomainError `forbidden`, `purchase_request_not_found`, `ticket_not_gone`
   */
  orderAgain(request: string, by: Principal): Promise<void>;
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
  /** What is asked of suppliers and not here yet, what is needed first at the top. @throws DomainError `forbidden` */
  openRequests(limit: number, by: Principal): Promise<OpenRequest[]>;
  /** What was, or is to be, asked of suppliers, the last made first. @throws DomainError `forbidden` */
  requests(page: RequestsPage, by: Principal): Promise<PurchaseRequest[]>;
  /** How long a morning of the last week has been waiting for its ticket, in milliseconds; 0 where none is. @param maxTimeMS how long that may take */
  dailyTicketLateness(maxTimeMS: number): Promise<number>;
}

export interface ProcurementDependencies {
  db: Db;
  transact: Transact;
  once: Once;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
  orders: OrdersToBuyFor;
  inventory: StockBooks;
  settings: Pick<Settings, 'readFresh'>;
  notes: ProcurementNotes;
  /** Absent where no supplier can be reached; the reactions that need one are off then. */
  supplier?: { desk: SupplierDesk; comments: TicketComments };
  /** Where staff read an order. */
  orderUrl(number: number): string;
  searchAfter: OutboxTimes['searchAfter'];
  lookAfter?: OutboxTimes['lookAfter'];
}

const WEEK = 7 * 24 * 60 * 60 * 1_000;

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
  const [requests, rows] = [createRequestStore(db), createRequestedOrders(db)];
  const keeping = createRequestKeeping({ requests, inventory: dependencies.inventory });
  const parts = { ...dependencies, requests, rows, keeping, remarks: createRemarks(db) };
  const sight = createSightings(parts);
  const contentOf = async (request: PurchaseRequest) => {
    const linked = await rows.wanted(request._id, MOST_LINKS);
    return ticketContent(request, linked, { now: clock.now(), zone: (await settings.readFresh()).zone, orderUrl });
  };

  return {
    ...createNetting(parts),
    ...createForesight(parts),
    orderAgain: createOrderAgain(parts),
    ...createReporting({ ...parts, sight }),
    ...(supplier
      ? {
          ...createTicketKeeping({ ...parts, ...supplier, contentOf }),
          ...createReading({ ...parts, ...supplier, sight }),
        }
      : withoutSupplier),
    ...createActing(parts),
    async openRequests(limit, by) {
      requireStaff(by, 'see the open tickets');
      return requests.open(limit);
    },
    async requests(page, by) {
      requireStaff(by, 'see what is bought');
      return requests.list(page);
    },
    async dailyTicketLateness(maxTimeMS) {
      const now = clock.now().getTime();
      const due = await requests.dailyTicketDue(new Date(now - WEEK), maxTimeMS);
      return due ? Math.max(0, now - due.getTime()) : 0;
    },
  };
}
