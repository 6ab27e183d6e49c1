import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pLimit from 'p-limit';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { createEventLog, type Delivery, defaultTimes } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';

let bakery: RunningBakery;
let baker: Actor;
let customers: Actor[];

const CUSTOMERS = 200;
const CARDS = 25;
/** So many write at once: more would wait for a connection, and be told so. */
const atOnce = pLimit(20);
const MINUTES_2 = 2 * 60_000;

beforeAll(async () => {
  bakery = await openBakery({ times: defaultTimes });
  baker = await bakery.person('Ben Baker');
  customers = await Promise.all(
    Array.from({ length: CUSTOMERS }, (_, index) => bakery.addPerson({ displayName: `Customer ${index}` })),
  );
  const members = bakery.database.db.collection('slack_users');
  await until('everybody is known', async () => (await members.countDocuments()) > CUSTOMERS);
  await bakery.quiet();
});
afterAll(() => bakery?.close());

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

const tea = { product: 'mint_tea', quantity: 1 };
const cake = { product: 'chocolate_cake', persons: 2, quantity: 1 };

const placeOrder = ({ id }: Actor, line: typeof tea): Promise<number> => atOnce(() => place(id, line));

async function place(id: string, line: typeof tea): Promise<number> {
  const by = await bakery.app.services.employees.principalOf(id);
  const lines = [line];
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

it('brings 200 messages, 25 cards and the bake sheet through Slack’s limits at once, each once', async () => {
  // So many first contacts take minutes: they are made before.
  await kitchen(false);
  const numbers = await Promise.all(customers.map((customer) => placeOrder(customer, tea)));
  await bakery.quiet(MINUTES_2);
  await bakery.enforceLimits(true);

  const by = await bakery.app.services.employees.principalOf(baker.id);
  await Promise.all(numbers.map((number) => atOnce(() => bakery.app.services.orders.move(number, 'ready', { by }))));
  const unshown = { reaction: 'show-card', state: { $ne: 'done' as const } };
  await until('they need no card', async () => !(await deliveries().findOne(unshown)), MINUTES_2);
  await kitchen(true);
  const shown = await Promise.all(customers.slice(0, CARDS).map((customer) => placeOrder(customer, cake)));
  await morning();
  const enough = async () => (await bakery.traffic())['chat.postMessage']?.refused;
  await until('Slack has had enough', enough, MINUTES_2);

  // Whoever is there meanwhile is answered as ever.
  for (const number of numbers.slice(0, 5)) {
    const asked = performance.now();
    expect(await ask(baker, '/order', `show ${number}`)).toContain(`Customer`);
    await baker.shortcut('place_order');
    await until('the form', baker.sees.view);
    await baker.close({ all: true });
    expect(performance.now() - asked).toBeLessThan(3_000);
  }

  await bakery.quiet(MINUTES_2);
  const posted = (await baker.sees.channel('kitchen')).map(({ text }) => text);
  const cards = posted.map((text) => Number(/^Order (\d+) \(/.exec(text)?.[1])).filter(Boolean);
  expect(cards.toSorted((a, b) => a - b)).toEqual(shown.toSorted((a, b) => a - b));
  const sheets = posted.filter((text) => text.startsWith('Bake sheet of'));
  expect(sheets.length).toBeGreaterThan(1);
  expect(new Set(sheets).size).toBe(sheets.length);
  for (const [index, customer] of customers.entries()) {
    const told = (await customer.sees.dm()).map(({ text }) => text.split('\n', 1).join());
    const also = shown[index] ? [`Thank you! We have your order ${shown[index]}.`] : [];
    const thanks = `Thank you! We have your order ${numbers[index]}.`;
    expect(told.toSorted()).toEqual([thanks, `Your order ${numbers[index]} is ready.`, ...also].toSorted());
  }
  expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);

  // Hardly more calls than there is to say, and hardly any too early.
  const { 'chat.postMessage': posts, 'conversations.open': openings } = await bakery.traffic();
  const messages = CUSTOMERS + CUSTOMERS + CARDS + CARDS + sheets.length;
  expect(posts?.calls).toBeLessThan(messages * 1.05);
  expect(posts?.refused).toBeLessThan(12);
  expect(openings).toEqual({ calls: CUSTOMERS, refused: 0 });
}, 300_000);
