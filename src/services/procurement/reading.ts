import { TransientFailure } from '../../platform/failures.ts';
import type { Run } from '../../platform/outbox/index.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import type { ProcurementNotes } from './notes.ts';
import { differs, type Verdict, validLabels, verdictOf } from './outcome.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { Sight } from './sightings.ts';
import type { SupplierDesk, TicketReading } from './supplier-desk.ts';

type ReadingDependencies = Dependencies & { desk: SupplierDesk; notes: ProcurementNotes; sight: Sight };
type Signalled = Pick<Run, 'signal'>;

const MINUTE = 60_000;
const DAYS_7 = 7 * 24 * 60 * MINUTE;
/** What the supplier's system finds is up to date after that long. */
const INDEXED_AFTER = 5 * MINUTE;
const READ_AT_ONCE = 100;
const SEARCHED_AT_ONCE = 50;

/** Where a reading of all tickets begins. */
const FROM_THE_START = 'start';

/** Reads what became of tickets. */
export function createReading(dependencies: ReadingDependencies) {
  const { requests, keeping, remarks, desk, notes, sight, transact, events, clock } = dependencies;

  /** Decided on the request as it is at that moment; the same reading twice changes nothing the second time. */
  const learn = (id: string, reading: TicketReading) =>
    transact(async (session) => {
      const request = await requests.get(id, session);
      if (!request?.ticket) return;
      const verdict = verdictOf(request, reading);
      const { key } = request.ticket;
      const unknown = verdict.unknownLabels.map((label) => ({
        about: `label-unknown:${label.toLowerCase()}`,
        remark: { kind: 'label-unknown' as const, label, valid: validLabels(request) },
      }));
      if (await remarks.note(request, unknown, clock.now(), session)) {
        await events.record(session, happened.remarked(request));
      }
      if (!differs(request, verdict)) return;
      const changed = withVerdict(request, verdict, clock.now());
      await keeping.keep(changed, session);
      await events.record(session, happened.outcomeChanged(changed, request.outcome));
      // What there was to write while nobody would have read it is written now.
      if (changed.outcome === 'open') await events.record(session, happened.remarked(changed));
      if (changed.outcome !== 'gone') return;
      const note = { kind: 'ticket-gone' as const, request: id, title: request.title, ticket: key };
      await notes.post(session, { to: 'managers', note, key: `ticket-gone:${id}:v${changed.version}` });
    });

  return {
    /** Reads one request's ticket and draws the consequences. */
    async readTicket(id: string, { signal }: Signalled): Promise<void> {
      const request = await requests.get(id);
      if (!request?.ticket) return;
      const [reading] = await desk.readTickets([request.ticket], signal);
      if (!reading) throw new TransientFailure('ticket_unreadable', `${request.ticket.key} cannot be read now`);
      await learn(id, reading);
    },

    /**
     * Finds the tickets that changed without our hearing of it: those that are open, or were closed in the last 7 days.
     * Each that did is then read by itself.
     *
     * @param after the request that the step before ended with, or `start`
     */
    async readTickets(after: string, { signal }: Signalled): Promise<void> {
      const since = new Date(clock.now().getTime() - DAYS_7);
      const page = await requests.watched(since, after === FROM_THE_START ? '' : after, READ_AT_ONCE);
      const tickets = page.flatMap(({ ticket }) => ticket ?? []);
      if (tickets.length === 0) return;
      const readings = new Map((await desk.readTickets(tickets, signal)).map((reading) => [reading.ticket, reading]));
      const changed = page.filter((request) => {
        const reading = readings.get(request.ticket?.id ?? '');
        return reading !== undefined && isNews(request, verdictOf(request, reading));
      });
      const last = page.length === READ_AT_ONCE ? page.at(-1) : undefined;
      const next = last ? [happened.readingStepDue(last._id)] : [];
      await transact((session) => events.record(session, ...changed.map(happened.ticketReported), ...next));
    },

    /** Searches the labels of requests whose ticket was created more than once, when that can be relied on. */
    async searchRepeated({ signal }: Signalled): Promise<void> {
      const repeated = await requests.repeated(new Date(clock.now().getTime() - INDEXED_AFTER), SEARCHED_AT_ONCE);
      if (repeated.length === 0) return;
      const ids = repeated.map(({ _id }) => _id);
      const found = await desk.findTickets(ids, signal);
      await transact(async (session) => {
        for (const { request: id, ticket } of found) {
          const request = await requests.get(id, session);
          if (request) await sight(request, ticket, session);
        }
        for (const id of ids) await requests.write(id, { $set: { searchedAgain: true } }, session);
        if (ids.length === SEARCHED_AT_ONCE) await events.record(session, happened.searchStepDue());
      });
    },
  };
}

function isNews(request: PurchaseRequest, verdict: Verdict): boolean {
  return verdict.unknownLabels.length > 0 || differs(request, verdict);
}

function withVerdict(request: PurchaseRequest, { outcome, missing }: Verdict, now: Date): PurchaseRequest {
  const closedAt = outcome === 'open' ? undefined : (request.closedAt ?? now);
  return { ...request, outcome, missing, closedAt, version: request.version + 1 };
}
