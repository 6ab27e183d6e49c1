import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { Run } from '../../platform/outbox/index.ts';
import type { Order } from '../orders/index.ts';
import { type Principal, requireStaff } from '../principal.ts';
import type { Dependencies } from './dependencies.ts';
import { purchaseRequestNotFound, ticketNotGone } from './errors.ts';
import { happened } from './events.ts';
import { type PurchaseRequest, requestFor, withOrder } from './purchase-request.ts';

/** Decides what is bought for which order. */
export interface Buying {
  /** Makes the order's request agree with the order: makes one, takes the order out, puts it back. */
  requestFor(order: string): Promise<void>;
  /** Makes requests for orders that have none, a hundred at a time, and queues the next step. */
  morning(run: Pick<Run, 'signal'>): Promise<void>;
  /**
   * Buys anew for the orders of a request whose ticket is gone.
   *
   * @throws DomainError `forbidden`, `purchase_request_not_found`, `ticket_not_gone`
   */
  orderAgain(request: string, by: Principal): Promise<void>;
}

const STEP = 100;

export function createBuying({ requests, remarks, orders, transact, events, clock }: Dependencies): Buying {
  /** The order is cancelled or taken in between: then there is nothing to do, and whoever did it left an event. */
  const buy = (orderId: string) =>
    transact(async (session) => {
      const id = randomUUID();
      const order = await orders.takeForPurchase(session, orderId, id);
      if (!order) return;
      const request = requestFor(id, order, clock.now());
      await requests.insert(request, session);
      await events.record(session, happened.created(request));
    });

  async function leaveOut(request: PurchaseRequest, order: Order, leftOut: boolean, session: ClientSession) {
    const changed = withOrder(request, order.id, leftOut);
    const { number, version } = order;
    const remark = { kind: leftOut ? ('order-left-out' as const) : ('order-back' as const), order: number };
    await requests.writeVersion(changed, session);
    await remarks.note(
      changed,
      [{ about: `${remark.kind}:${order.id}:v${version}`, remark, change: changed.version }],
      clock.now(),
      session,
    );
    await events.record(session, happened.ordersChanged(changed));
  }

  /** What a closed ticket was for is history; only an open one is corrected. @returns false when nobody buys for it now */
  const agree = (order: Order, requestId: string) =>
    transact(async (session) => {
      const request = await requests.get(requestId, session);
      const taken = request?.orders.find(({ id }) => id === order.id);
      const cancelled = order.status === 'cancelled';
      if (!request || !taken || taken.leftOut === cancelled) return true;
      if (request.outcome === 'open') {
        await leaveOut(request, order, cancelled, session);
        return true;
      }
      if (cancelled) return true;
      await orders.releaseFromPurchase(session, order.id, requestId);
      return false;
    });

  async function bringUpToDate(orderId: string): Promise<void> {
    const order = await orders.get(orderId);
    if (!order) return;
    if (order.purchaseRequest && (await agree(order, order.purchaseRequest))) return;
    if (order.status !== 'cancelled') await buy(order.id);
  }

  return {
    requestFor: bringUpToDate,

    async morning({ signal }) {
      const waiting = await orders.withoutPurchaseRequest(STEP);
      for (const order of waiting) {
        signal.throwIfAborted();
        await bringUpToDate(order);
      }
      if (waiting.length === STEP) await transact((session) => events.record(session, happened.morningStepDue()));
    },

    async orderAgain(id, by) {
      requireStaff(by, 'order ingredients');
      await transact(async (session) => {
        const request = await requests.get(id, session);
        if (!request) throw purchaseRequestNotFound(id);
        const wanted = request.orders.filter(({ leftOut }) => !leftOut);
        if (request.outcome !== 'gone' || wanted.length === 0) throw ticketNotGone();
        const emptied = wanted.reduce((rest, order) => withOrder(rest, order.id, true), request);
        await requests.writeVersion(emptied, session);
        const left = wanted.map(({ id: order, number }) => ({
          about: `order-left-out:${order}:again`,
          remark: { kind: 'order-left-out' as const, order: number },
          change: emptied.version,
        }));
        await remarks.note(emptied, left, clock.now(), session);
        for (const order of wanted) {
          await orders.releaseFromPurchase(session, order.id, id);
          await events.record(session, happened.orderReleased(emptied, order.id));
        }
      });
    },
  };
}
