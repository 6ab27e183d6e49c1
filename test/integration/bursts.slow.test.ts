import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { createEventLog, type Delivery, defaultTimes } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';
import { until } from '../support/until.ts';

let bakery: RunningBakery;
let baker: Actor;
let customers: Actor[];

const CUSTOMERS = 200;
const CARDS = 60;
const MINUTES_5 = 5 * 60_000;

beforeAll(async () => {
  bakery = await openBakery({ limits: true, times: defaultTimes });
  baker = await bakery.person('Ben Baker');
  customers = [];
  for (let number = 0; number < CUSTOMERS; number += 1) {
    customers.push(await bakery.addPerson({ displayName: `Customer ${number}` }));
  }
  const members = bakery.database.db.collection('slack_users');
  await until('everybody is known', async () => (await members.countDocuments()) > CUSTOMERS);
  await bakery.quiet();
}, 60_000);
afterAll(() => bakery?.close());

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

async function placeOrder({ id }: Actor): Promise<number> {
  const by = await bakery.app.services.employees.principalOf(id);
  const lines = [{ product: 'chocolate_cake', persons: 2, quantity: 1 }];
  const { result } = await bakery.app.services.orders.place({ lines, dueAt: new Date(Date.now() + 7_200_000) }, by);
  return result.number;
}

/** Whether the kitchen sees the orders from now on; written past the settings, which would fill its channel. */
async function kitchen(sees: boolean): Promise<void> {
  const settings = bakery.database.db.collection('settings');
  const change = sees ? { $set: { kitchenChannel: { id: 'C0KITCHEN' } } } : { $unset: { kitchenChannel: '' as const } };
  await settings.updateOne({}, change);
}

async function morning(): Promise<void> {
  const { db, client } = bakery.database;
  const events = createEventLog({ db, routes: reactions, clock: systemClock });
  const came = { type: 'morning.came', subject: { kind: 'clock', id: 'morning' }, data: { due: new Date() } };
  await createTransact(client)((session) => events.record(session, came));
}

it('brings 200 messages to 200 customers, 60 cards and the bake sheet through Slack’s limits, each once', async () => {
  await kitchen(false);
  const unseen = await Promise.all(customers.slice(CARDS).map(placeOrder));
  const unshown = { reaction: 'show-card', state: { $ne: 'done' as const } };
  await until('their cards are settled', async () => !(await deliveries().findOne(unshown)), 60_000);
  await kitchen(true);
  const shown = await Promise.all(customers.slice(0, CARDS).map(placeOrder));
  const numbers = [...shown, ...unseen];
  await morning();
  await until('Slack has had enough', async () => (await bakery.traffic())['chat.postMessage']?.refused);

  // Whoever is there meanwhile is answered as ever.
  for (let turn = 0; turn < 5; turn += 1) {
    const asked = performance.now();
    expect(await ask(baker, '/order', `show ${numbers[turn]}`)).toContain(`Customer`);
    await baker.shortcut('place_order');
    await until('the form', baker.sees.view);
    await baker.close({ all: true });
    expect(performance.now() - asked).toBeLessThan(3_000);
  }

  await bakery.quiet(MINUTES_5);
  const posted = (await baker.sees.channel('kitchen')).map(({ text }) => text);
  const cards = posted.map((text) => Number(/^Order (\d+) \(/.exec(text)?.[1])).filter(Boolean);
  expect(cards.toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b));
  expect(posted.filter((text) => text.startsWith('Bake sheet of')).length).toBeGreaterThan(1);
  for (const [index, customer] of customers.entries()) {
    const told = (await customer.sees.dm()).map((message) => textOf(message));
    expect(told).toEqual([expect.stringContaining(`order ${numbers[index]}`)]);
  }
  expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);

  // Hardly more calls than there is to say, and hardly any too early.
  const { 'chat.postMessage': posts, 'conversations.open': openings } = await bakery.traffic();
  expect(posts?.calls).toBeLessThan((CUSTOMERS + CARDS) * 1.15);
  expect(posts?.refused).toBeLessThan(12);
  expect(openings?.calls).toBeLessThan(CUSTOMERS * 1.3);
  expect(openings?.refused).toBeLessThan(25);
}, 400_000);
