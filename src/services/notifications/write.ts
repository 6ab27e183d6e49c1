import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { DomainEvent, EventLog } from '../../platform/outbox/index.ts';
import type { Customers, Preference, Reach } from '../customers/index.ts';
import { notificationDue } from './events.ts';
import { concernsCustomer, isWanted, kindOf, type NotificationRow } from './notification.ts';
import type { NotificationStore } from './store.ts';
import type { TellTeam } from './tell-team.ts';

export interface WriteDependencies {
  store: NotificationStore;
  transact: Transact;
  events: EventLog;
  customers: Pick<Customers, 'get' | 'reach'>;
  clock: Clock;
  tellTeam: TellTeam;
}

/** Makes the rows of an order's changes that have none, and has them sent. Rows stay, events are let go after 90 days. */
export function createWriteRows({ store, transact, events, customers, clock, tellTeam }: WriteDependencies) {
  return async (order: string): Promise<void> => {
    const changes = (await events.of({ kind: 'order', id: order })).filter(concernsCustomer);
    const unwritten = async (session?: ClientSession) => {
      const written = new Set((await store.of(order, session)).map(({ version }) => version));
      return changes.filter(({ version }) => !written.has(version));
    };
    const [first] = await unwritten();
    if (!first) return;
    const { reach, notify } = await reachOf(first.data.customer.id);
    await transact(async (session) => {
      const missing = await unwritten(session);
      if (missing.length === 0) return;
      const rows = missing.map((change) => rowOf(order, change, reach, clock.now()));
      await store.insert(rows, session);
      if (reach.by !== 'nobody') return events.record(session, notificationDue(order, reach.by));
      for (const row of rows) if (isWanted(row.kind, notify)) await tellTeam(row, reach.why, session);
    });
  };

  async function reachOf(customer: string): Promise<{ reach: Reach; notify: Preference }> {
    const known = await customers.get(customer);
    if (!known) return { reach: { by: 'nobody', why: 'customer_unknown' }, notify: 'all' };
    return { reach: await customers.reach(known), notify: known.notify };
  }
}

function rowOf(
  order: string,
  change: DomainEvent & Parameters<typeof kindOf>[0] & { version: number },
  reach: Reach,
  at: Date,
): NotificationRow {
  const { version, data, actor } = change;
  const namesakes = reach.by !== 'message' && reach.namesakes && { namesakes: reach.namesakes };
  const row = { kind: kindOf(change), order, version, data, actor, createdAt: at, ...namesakes };
  const ids = { _id: `order-${data.number}:v${version}`, externalId: randomUUID() };
  if (reach.by === 'nobody') {
    return { ...ids, ...row, state: 'failed', attempts: [{ at, by: 'nobody', outcome: reach.why }] };
  }
  return { ...ids, ...row, state: 'unsent', to: reach, attempts: [] };
}
