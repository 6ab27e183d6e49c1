import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import { TransientFailure } from '../../platform/failures.ts';
import { type Run, START } from '../../platform/outbox/index.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import type { ProcurementNotes } from './notes.ts';
import { differs, hasOtherLabels, type Verdict, validLabels, verdictOf } from './outcome.ts';
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

/** Reads what became of tickets. */
export function createReading(dependencies: ReadingDependencies) {
  const { requests, keeping, remarks, desk, notes, sight, transact, events, clock } = dependencies;

  /** Says once of each unknown label that it is one: those that are there are kept, so that one put on again is said again. */
  async function remarkLabels(request: PurchaseRequest, verdict: Verdict, session: ClientSession): Promise<void> {
    if (!hasOtherLabels(request, verdict)) return;
    const { ticket: on, unknownLabels: said = [] } = request;
    const { unknownLabels } = verdict;
    await requests.write(request._id, { $set: { unknownLabels } }, session);
    const unsaid = unknownLabels.filter((label) => !said.includes(label));
    const news = unsaid.map((label) => ({
      about: `label-unknown:${randomUUID()}`,
      remark: { kind: 'label-unknown' as const, label, valid: validLabels(request) },
      on,
    }));
    if (await remarks.note(request, news, clock.now(), session)) {
      await events.record(session, happened.remarked(request));
    }
  }

  /** Decided on the request as it is at that moment; the same reading twice changes nothing the second time. */
  const learn = (id: string, reading: TicketReading) =>
    transact(async (session) => {
      const request = await requests.get(id, session);
      // It may have got another ticket while this one was read.
      if (request?.ticket?.id !== reading.ticket) return;
      const verdict = verdictOf(request, reading);
      await remarkLabels(request, verdict, session);
      if (!differs(request, verdict)) return;
      const changed = withVerdict(request, verdict, clock.now());
      await keeping.keep(changed, session);
      await events.record(session, happened.outcomeChanged(changed, request.outcome));
      // What there was to write while nobody would have read it is written now.
      if (changed.outcome === 'open') await events.record(session, happened.remarked(changed));
      if (changed.outcome !== 'gone') return;
      const note = { kind: 'ticket-gone' as const, request: id, title: request.title, ticket: request.ticket.key };
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
      const page = await requests.watched(since, after === START ? '' : after, READ_AT_ONCE);
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
  return hasOtherLabels(request, verdict) || differs(request, verdict);
}

function withVerdict(request: PurchaseRequest, { outcome, missing }: Verdict, now: Date): PurchaseRequest {
  const closedAt = outcome === 'open' ? undefined : (request.closedAt ?? now);
  return { ...request, outcome, missing, closedAt, version: request.version + 1 };
}
