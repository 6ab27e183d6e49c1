import type { Actor } from '../../platform/actor.ts';
import type { Run } from '../../platform/outbox/index.ts';
import type { Order } from '../orders/index.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import { lacks, type Missing, type PurchaseRequest } from './purchase-request.ts';

type ActingDependencies = Dependencies & { requestFor(order: string): Promise<void> };

const STEP = 100;
const MOST_NAMES = 3;

/** Draws an outcome's consequences for the request's orders. */
export function createActing({ requests, remarks, orders, transact, events, clock, requestFor }: ActingDependencies) {
  /** A ticket that was opened again is corrected for what happened to its orders meanwhile. */
  async function agreeAgain(request: PurchaseRequest, signal: AbortSignal): Promise<void> {
    for (const { id } of await orders.ofPurchaseRequest(request._id)) {
      signal.throwIfAborted();
      await requestFor(id);
    }
  }

  /** Cancels orders that cannot be baked, a hundred at a time, and queues the next step; what is baked stays. */
  async function cancelFor(request: PurchaseRequest, missing: Missing, signal: AbortSignal): Promise<void> {
    const concerned = async () =>
      (await orders.ofPurchaseRequest(request._id)).filter((order) => lacks(order, missing));
    const cancellable = (await concerned()).filter(isUnbaked);
    const supplier = { by: supplierOf(request), reason: reasonFor(missing) };
    for (const { id } of cancellable.slice(0, STEP)) {
      signal.throwIfAborted();
      await orders.cancelForSupplier(id, supplier);
    }
    const kept = (await concerned()).filter((order) => order.status === 'ready' || order.status === 'delivered');
    await transact(async (session) => {
      const news = kept.map(({ id, number }) => ({
        about: `order-kept:${id}`,
        remark: { kind: 'order-kept' as const, order: number },
      }));
      if (await remarks.note(request, news, clock.now(), session)) {
        await events.record(session, happened.remarked(request));
      }
      if (cancellable.length > STEP) await events.record(session, happened.cancellingDue(request));
    });
  }

  return {
    async applyOutcome(id: string, { signal }: Pick<Run, 'signal'>): Promise<void> {
      const request = await requests.get(id);
      if (request?.outcome === 'open') await agreeAgain(request, signal);
      if (request?.outcome === 'missing' && request.missing) await cancelFor(request, request.missing, signal);
    },
  };
}

/** True for orders that are still waiting or in preparation. */
function isUnbaked({ status }: Order): boolean {
  return status === 'waiting' || status === 'preparation';
}

function supplierOf({ ticket }: PurchaseRequest): Actor {
  return { kind: 'supplier', id: ticket?.key ?? '', name: 'the supplier', via: 'Jira' };
}

/** `the supplier has no butter or eggs` */
function reasonFor(missing: Missing): string {
  if (missing === 'all') return 'the supplier has none of the ingredients';
  const more = missing.length - MOST_NAMES;
  const names = [...missing.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])];
  return `the supplier has no ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}`;
}
