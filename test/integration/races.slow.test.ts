import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, ticketOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  await bakery.quiet();
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery.close());

const requestOf = (order: number) =>
  bakery.database.db.collection('purchase_requests').findOne({ title: `Order #${order}` });

/** Moments between the commit of an order and the ticket, at which its customer cancels it. */
const moments: readonly ((order: number) => Promise<unknown>)[] = [
  async () => undefined,
  (order) => until('the request', () => requestOf(order)),
  (order) => until('the ticket is being opened', async () => (await requestOf(order))?.startedAt),
  (order) => ticketOf(bakery, order),
  (order) => until('the books have the ticket', async () => (await requestOf(order))?.ticket),
];

it('never leaves a ticket for a cancelled order without a comment on it', async () => {
  const ROUNDS = 6;
  const orders: number[] = [];
  async function race(moment: (order: number) => Promise<unknown>, lane: number): Promise<void> {
    const racer = await bakery.addPerson({ displayName: `Racer ${lane}` });
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = await placeOrder(racer, '1 chocolate_cake for 2');
      await moment(order);
      expect(await ask(racer, '/order', `cancel ${order}`)).toContain('is cancelled');
      orders.push(order);
    }
  }
  await Promise.all(moments.map(race));
  await bakery.quiet();

  const tickets = (await bakery.jira.tickets()).filter(({ summary }) => orders.some((n) => summary === `Order #${n}`));
  expect(new Set(tickets.map(({ summary }) => summary)).size).toBe(tickets.length);
  expect(orders).toHaveLength(moments.length * ROUNDS);
  // The last two moments come after the ticket: at least those were met.
  expect(tickets.length).toBeGreaterThanOrEqual(2 * ROUNDS);
  for (const { summary, comments, text } of tickets) {
    expect(comments.filter((comment) => comment.text.includes(`${summary} was cancelled`))).toHaveLength(1);
    expect(text).toContain('Nothing is needed any more');
  }
});

it('shows the newest state after many changes one after the other', async () => {
  const order = await placeOrder(customer, '1 carrot_cake for 2');
  for (let round = 0; round < 3; round += 1) {
    await baker.press(await cardShows(baker, order, 'waiting'), orderActions.start);
    await baker.press(await cardShows(baker, order, 'in preparation'), orderActions.backToWaiting);
  }
  await cardShows(baker, order, 'waiting');
  await bakery.quiet();
  expect(await cardsOf(baker, order)).toHaveLength(1);
});

it('shows the newer state on a card although the older one is rendered late', async () => {
  await bakery.stopApp();
  const hasty = await bakery.another({ times: { run: 800, lease: 2_000 } });
  await bakery.connect(hasty.url);
  const order = await placeOrder(customer, '1 carrot_cake for 2');
  const card = await cardShows(baker, order, 'waiting');
  await bakery.quiet();
  // The update takes longer than a run may: it is given up, and Slack carries it out after all.
  await bakery.fault('slack', { kind: 'slow', delayMs: 1_200, times: 1, match: 'chat.update' });
  await baker.press(card, orderActions.start);
  await until('the first update is under way', async () => (await bakery.faults()).length === 0);
  await ask(baker, '/order', `ready ${order}`);
  await bakery.quiet();
  expect((await cardsOf(baker, order)).map(({ text }) => text)).toEqual([
    expect.stringContaining(`Order ${order} (ready)`),
  ]);
  await hasty.stop();
});
