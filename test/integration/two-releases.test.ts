import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { createServices } from '../../src/app/services.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { type Delivery, defaultTimes } from '../../src/platform/outbox/index.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { ticketOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let manager: ApiClient;
beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  manager = await apiClient(bakery, { as: 'manager' });
});
afterAll(() => bakery.close());

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');
const open = { state: { $in: ['waiting' as const, 'running' as const] } };

/** What a later release adds to every document. */
const added = { laterField: { of: 'the next release' } };

it('keeps in every document that it changes what a later release has put there', async () => {
  const { db } = bakery.database;
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const { body: employee } = await manager.post('/employees', {
    ...{ firstName: 'Nia', lastName: 'Newer', permissions: { developer: true } },
    github: 'nia-newer',
  });
  await bakery.quiet();
  const kept = ['orders', 'customers', 'employees', 'products', 'purchase_requests', 'settings', 'stock'];
  for (const name of kept) await db.collection(name).updateMany({}, { $set: added });

  await manager.patch(`/orders/${order}`, { status: 'preparation' });
  await manager.patch(`/orders/${order}`, { status: 'ready' });
  await manager.post('/ingredients/carrots.g/movements', { kind: 'count', amount: 900.5 });
  await manager.delete(`/employees/${employee.id}`);
  await manager.patch('/products/latte', { name: 'Latte' });
  const { key } = await ticketOf(bakery, order);
  await bakery.jira.close(key);
  await ask(customer, '/order', `show ${order}`);
  await bakery.quiet();
  for (const name of kept) {
    expect([name, await db.collection(name).countDocuments()]).not.toEqual([name, 0]);
    expect([name, await db.collection(name).countDocuments({ laterField: { $exists: false } })]).toEqual([name, 0]);
  }
});

it('leaves to a later release what that has written, and goes on with all else', async () => {
  const { db, client } = bakery.database;
  const transact = createTransact(client);
  const common = { db, transact, clock: systemClock, times: defaultTimes, publicUrl: bakery.url, integrations: {} };
  const { notes, events } = createServices(common);
  // A note, an event and a delivery as only the later release makes them.
  await transact((session) =>
    notes.post(session, { to: { channel: 'C0KITCHEN' }, note: { kind: 'party' } as never, key: 'party' }),
  );
  const event = { type: 'order.decorated', subject: { kind: 'order', id: 'later' }, version: 9, data: {} };
  await transact((session) => events.record(session, event));
  const [sample] = await deliveries().find().limit(1).toArray();
  if (!sample) throw new Error('there are no deliveries');
  const unknown = { reaction: 'decorate', target: 'order:later', state: 'waiting' as const, attempt: 0 };
  await deliveries().insertOne({ ...sample, ...unknown, _id: 'later:decorate', dueAt: new Date(0) });

  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  await ticketOf(bakery, order);
  const left = await until('all is done but what is not known', async () => {
    const waiting = await deliveries().find(open).toArray();
    return waiting.length === 2 && waiting.every(({ state }) => state === 'waiting') && waiting;
  });
  expect(left.map(({ reaction, error, faults }) => [reaction, error?.code, faults]).toSorted()).toEqual([
    ['decorate', undefined, 0],
    ['tell-staff', 'not_yet', 0],
  ]);
  expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);
  expect(await ask(await bakery.person('Olivia Baker'), '/bakery', 'status')).toContain('queued');

  // The later release knows it: here, what it writes is one that we know.
  await db
    .collection<{ _id: string }>('staff_notes')
    .updateOne({ _id: 'party' }, { $set: { note: { kind: 'board-missing' } } });
  await deliveries().deleteOne({ _id: 'later:decorate' });
  await deliveries().updateMany(open, { $set: { dueAt: new Date(0) } });
  await bakery.quiet();
  expect(await db.collection<{ _id: string }>('staff_notes').findOne({ _id: 'party' })).toMatchObject({
    state: 'sent',
  });
});
