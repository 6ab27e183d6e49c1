import type { ClientSession } from 'mongodb';
import type { Run } from '../../platform/outbox/index.ts';
import type { Order } from '../orders/index.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import { createKitchenNews } from './kitchen-news.ts';
import type { ProcurementNotes } from './notes.ts';
import type { PurchaseRequest, Refusal } from './purchase-request.ts';
import { isRefused, isUnbaked, reasonFor, supplierOf } from './refusal.ts';
import type { RequestedOrder } from './requested-order.ts';

const STEP = 100;

/** Draws an outcome's consequences for the request's orders. */
export function createActing(dependencies: Dependencies & { notes: ProcurementNotes }) {
  const { requests, rows, remarks, orders, transact, events, clock } = dependencies;
  const tellKitchen = createKitchenNews(dependencies);

  const pageAfter = ({ _id }: PurchaseRequest, { missing, after }: Refusal) => rows.lacking(_id, missing, after, STEP);

  /** Those that the request still buys for: one that was cancelled and taken back may have another by now. */
  async function ordersOf(request: PurchaseRequest, page: readonly RequestedOrder[]): Promise<Order[]> {
    const found = await orders.getMany(page.map(({ order }) => order));
    return found.filter(({ purchaseRequest }) => purchaseRequest === request._id);
  }

  /** A ticket that is open again is corrected for what happened to its orders meanwhile. */
  async function agreeAgain(request: PurchaseRequest): Promise<void> {
    await rows.markLate(request._id);
    await transact((session) => events.record(session, happened.nettingDue()));
  }

  async function noteRefused(
    request: PurchaseRequest,
    { version }: Refusal,
    { page, now }: { page: readonly RequestedOrder[]; now: readonly Order[] },
    session: ClientSession,
  ): Promise<void> {
    const refused = new Set(now.filter((order) => isRefused(order, request)).map(({ id }) => id));
    const concerned = page.filter(({ order }) => refused.has(order)).map(({ _id }) => _id);
    await rows.refuse(concerned, version, session);
  }

  async function noteKept(
    request: PurchaseRequest,
    { version, after }: Refusal,
    now: readonly Order[],
    session: ClientSession,
  ): Promise<void> {
    const kept = now.filter(({ status }) => status === 'ready' || status === 'delivered').map(({ number }) => number);
    if (kept.length === 0) return;
    const news = [
      { about: `orders-kept:v${version}:${after}`, remark: { kind: 'orders-kept' as const, orders: kept } },
    ];
    if (await remarks.note(request, news, clock.now(), session))
      await events.record(session, happened.remarked(request));
  }

  /** Cancels what cannot be baked, a hundred orders a step, and notes how far it came; what is baked stays. */
  async function cancelStep(request: PurchaseRequest, refusal: Refusal, signal: AbortSignal): Promise<void> {
    await requests.write(request._id, { $set: { refusal } });
    const page = await pageAfter(request, refusal);
    const supplier = { by: supplierOf(request), reason: reasonFor(refusal.missing), request: request._id };
    for (const order of (await ordersOf(request, page)).filter(isUnbaked)) {
      signal.throwIfAborted();
      await orders.cancelForSupplier(order.id, supplier);
    }
    const now = await ordersOf(request, page);
    const last = page.length === STEP ? page.at(-1) : undefined;
    await transact(async (session) => {
      await noteRefused(request, refusal, { page, now }, session);
      await noteKept(request, refusal, now, session);
      if (last) {
        await requests.write(request._id, { $set: { refusal: { ...refusal, after: last.number } } }, session);
        await events.record(session, happened.cancellingDue(request));
      } else {
        await end(request, refusal, session);
      }
    });
  }

  async function end(request: PurchaseRequest, refusal: Refusal, session: ClientSession): Promise<void> {
    await requests.write(request._id, { $set: { refusal: { ...refusal, told: true } } }, session);
    await tellKitchen(request, refusal, session);
  }

  /** The supplier thought better of it while we acted: what had been cancelled by then stays so, and is told. */
  async function breakOff(request: PurchaseRequest, refusal: Refusal): Promise<void> {
    const page = await pageAfter(request, refusal);
    const now = await ordersOf(request, page);
    await transact(async (session) => {
      await noteRefused(request, refusal, { page, now }, session);
      await end(request, refusal, session);
    });
  }

  return {
    async applyOutcome(id: string, { signal }: Pick<Run, 'signal'>): Promise<void> {
      const request = await requests.get(id);
      if (!request) return;
      const { refusal, version, outcome, missing } = request;
      const current = refusal?.version === version;
      if (refusal && !current && !refusal.told) await breakOff(request, refusal);
      if (outcome === 'open') await agreeAgain(request);
      if (outcome !== 'missing' || !missing || (current && refusal.told)) return;
      await cancelStep(request, current ? refusal : { version, missing, after: 0, told: false }, signal);
    },
  };
}
