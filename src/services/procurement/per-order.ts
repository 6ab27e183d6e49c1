import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { Decision } from './deciding.ts';
import type { Dependencies } from './dependencies.ts';
import { happened } from './events.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import { requestedOrder } from './requested-order.ts';

/** Makes a request for each order: `covered` where nothing must be bought for it. */
export function createPerOrder({ rows, keeping, orders, events, clock }: Dependencies) {
  function requestFor({ order: { number, dueAt }, bought }: Decision): PurchaseRequest {
    return {
      _id: randomUUID(),
      title: `Order #${number}`,
      ingredients: bought,
      names: [...new Set(bought.map(({ name }) => name))],
      orders: 1,
      dueAt,
      version: 1,
      outcome: bought.length > 0 ? 'open' : 'covered',
      duplicates: [],
      createdAt: clock.now(),
    };
  }

  return async (decisions: readonly Decision[], session: ClientSession): Promise<void> => {
    const made = decisions.map((decision) => ({ ...decision, request: requestFor(decision) }));
    const taken = made.map(({ order, request }) => ({ order: order.id, request: request._id }));
    const requests = made.map(({ request }) => request);
    await orders.takeForPurchase(session, taken);
    await keeping.add(requests, session);
    await rows.insert(
      made.map(({ request, order, bought }) => requestedOrder(request._id, order, bought)),
      session,
    );
    await events.record(session, ...requests.map(happened.created));
  };
}

export type PerOrder = ReturnType<typeof createPerOrder>;
