import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Customers, Reach } from '../customers/index.ts';
import type { Orders } from '../orders/index.ts';
import { notificationDue } from './events.ts';
import type { NotificationStore } from './store.ts';

export interface TellAgainDependencies {
  store: NotificationStore;
  transact: Transact;
  events: EventLog;
  customers: Pick<Customers, 'get' | 'reach'>;
  orders: Pick<Orders, 'expectedBy'>;
}

const PAGE = 100;

/**
 * Has said again what a customer could not be told, now that it is known how to reach them: of each order that they still
 * look forward to the last news, if it did not get through. What came before it is overtaken by it: three mails at once about
 * one order help nobody. Run again, it goes on where it was left.
 */
export function createTellAgain({ store, transact, events, customers, orders }: TellAgainDependencies) {
  async function tellLastOf(order: string, to: Exclude<Reach, { by: 'nobody' }>): Promise<void> {
    const last = await store.lastOf(order);
    if (last?.state !== 'failed') return;
    await transact(async (session) => {
      if (!(await store.reopen(last._id, to, session))) return;
      await events.record(session, notificationDue(order, to.by));
    });
  }

  return async (id: string, signal: AbortSignal): Promise<void> => {
    const customer = await customers.get(id);
    const reach = customer && (await customers.reach(customer));
    if (!reach || reach.by === 'nobody') return;
    let after = 0;
    for (;;) {
      const page = await orders.expectedBy(id, after, PAGE);
      for (const { id: order, number } of page) {
        signal.throwIfAborted();
        await tellLastOf(order, reach);
        after = number;
      }
      if (page.length < PAGE) return;
    }
  };
}
