import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { staffNoteActions } from '../../src/views/messages/staff-note.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, messagesAbout, ticketOf, ticketsOf } from '../support/sights.ts';

const TEN_MINUTES = 10 * 60_000;
const DAY = 24 * 60 * 60_000;

/** The bakery's clock: behind, so that it can be put forward by a day. */
const time = { now: new Date(Date.now() - 2 * DAY) };

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => time.now } });
  [customer, baker, manager] = [
    await bakery.person('Mr. Cakelover'),
    await bakery.person('Ben Baker'),
    await bakery.person('Olivia Baker'),
  ];
});
afterEach(async () => {
  await bakery.clearFaults();
  await bakery.jira.configure({ webhooks: true, tokenExpired: false });
});
afterAll(() => bakery.close());

const outcomeOf = (order: number, outcome: string) =>
  until(`the request of order ${order} is ${outcome}`, () =>
    bakery.database.db.collection('purchase_requests').findOne({ title: `Order #${order}`, outcome }),
  );

/** Places an order and waits for its ticket. */
async function ordered(line = '1 chocolate_cake for 2'): Promise<{ order: number; key: string }> {
  const order = await placeOrder(customer, line);
  const { key } = await ticketOf(bakery, order);
  await bakery.quiet();
  return { order, key };
}

it('cancels an order whose ingredients are missing, and the customer hears why', async () => {
  const { order, key } = await ordered();
  await bakery.jira.close(key, { labels: ['missing-ingredients'] });
  await cardShows(baker, order, 'cancelled');
  await bakery.quiet();
  const [, cancelled, ...more] = await messagesAbout(customer, order);
  expect(cancelled).toContain('the supplier has none of the ingredients');
  expect(more).toEqual([]);
  // A supplier's word cannot be undone.
  expect(await ask(baker, '/order', `show ${order}`)).toContain('(Jira)');
});

it.each(['missing-butter', 'MISSING_Butter'])('cancels for the label %s, naming the ingredient', async (label) => {
  const { order, key } = await ordered();
  await baker.press(await cardShows(baker, order, 'waiting'), orderActions.start);
  await bakery.jira.close(key, { labels: [label] });
  await cardShows(baker, order, 'cancelled');
  await bakery.quiet();
  expect((await messagesAbout(customer, order)).at(-1)).toContain('the supplier has no butter');
});

it('keeps an order that is ready, and says so on the ticket', async () => {
  const { order, key } = await ordered();
  await baker.press(await cardShows(baker, order, 'waiting'), orderActions.ready);
  await cardShows(baker, order, 'ready');
  await bakery.jira.close(key, { labels: ['missing-eggs'] });
  await outcomeOf(order, 'missing');
  await bakery.quiet();
  await cardShows(baker, order, 'ready');
  const { comments } = await bakery.jira.ticket(key);
  expect(comments.map(({ text }) => text)).toEqual([expect.stringContaining('was ready already')]);
});

it('asks what a label means that names nothing of the ticket, and waits until it is mended', async () => {
  const { order, key } = await ordered();
  await bakery.jira.close(key, { labels: ['missing-saffron'] });
  const { comments } = await until('the comment', async () => {
    const ticket = await bakery.jira.ticket(key);
    return ticket.comments.length > 0 && ticket;
  });
  await bakery.quiet();
  expect(comments[0]?.text).toContain('missing-saffron names no ingredient');
  expect(comments[0]?.text).toContain('missing-chocolate');
  await cardShows(baker, order, 'waiting');

  const { labels } = await bakery.jira.ticket(key);
  await bakery.jira.relabel(key, [...labels.filter((label) => label !== 'missing-saffron'), 'missing-sugar']);
  await cardShows(baker, order, 'cancelled');
  await bakery.quiet();
  expect((await bakery.jira.ticket(key)).comments).toHaveLength(1);
});

it('takes a closed ticket for received; opened again it is open again', async () => {
  const { order, key } = await ordered();
  await bakery.jira.close(key);
  await outcomeOf(order, 'received');
  await bakery.jira.reopen(key);
  await outcomeOf(order, 'open');
  await cardShows(baker, order, 'waiting');
});

it('tells the managers when a ticket is deleted; a button orders again', async () => {
  const { order, key } = await ordered();
  await bakery.jira.delete(key);
  const note = await until('the note', async () =>
    (await manager.sees.dm()).find(({ text }) => text.includes(key) && text.includes('was deleted')),
  );
  await manager.press(note, staffNoteActions.orderAgain);
  const again = await ticketOf(bakery, order);
  expect(again.key).not.toBe(key);
  await bakery.quiet();
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
});

it('finds every ten minutes what webhooks lost', async () => {
  const { order, key } = await ordered();
  await bakery.jira.configure({ webhooks: false });
  await bakery.jira.close(key, { labels: ['missing-flour'] });
  time.now = new Date(time.now.getTime() + TEN_MINUTES);
  await bakery.restart();
  await cardShows(baker, order, 'cancelled');
  await bakery.quiet();
  expect((await messagesAbout(customer, order)).at(-1)).toContain('the supplier has no flour');
});

it('has the morning run buy for an order that nobody bought for', async () => {
  const { order } = await ordered();
  const { db } = bakery.database;
  await db.collection('orders').updateOne({ number: order }, { $unset: { purchaseRequest: '' } });
  const [before] = await ticketsOf(bakery, order);
  time.now = new Date(time.now.getTime() + DAY);
  await bakery.restart();
  const tickets = await until('a ticket of the morning', async () => {
    const found = await ticketsOf(bakery, order);
    return found.length > 1 && found;
  });
  await bakery.quiet();
  expect(tickets.filter(({ key }) => key !== before?.key)).toHaveLength(1);
});

it('takes no ticket for gone while Jira takes us for nobody', async () => {
  const { key } = await ordered();
  await bakery.jira.configure({ tokenExpired: true });
  time.now = new Date(time.now.getTime() + TEN_MINUTES);
  await bakery.restart();
  const lanes = bakery.database.db.collection<{ _id: string }>('lanes');
  await until('Jira is left alone', () => lanes.findOne({ _id: 'jira' }));
  const requests = bakery.database.db.collection('purchase_requests');
  expect(await requests.findOne({ 'ticket.key': key })).toMatchObject({ outcome: 'open' });
});
