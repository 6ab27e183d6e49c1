import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, messagesAbout, ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery.close());

const CREATE_ISSUE = 'POST /rest/api/3/issue';

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

/** A reaction has failed more than once, and goes on trying. */
const failing = (reaction: string) =>
  until(`${reaction} is failing`, () =>
    deliveries().findOne({ reaction, failures: { $gte: 2 }, state: { $in: ['waiting', 'running'] } }),
  );

/** Nothing is left to do but this. */
const nothingBut = (reaction: string) =>
  until(`nothing is left but ${reaction}`, async () => {
    const others = { reaction: { $ne: reaction }, state: { $in: ['waiting' as const, 'running' as const] } };
    return !(await deliveries().findOne(others));
  });

/** The order is known everywhere, once. */
async function expectOneOf(order: number): Promise<void> {
  expect(await cardsOf(baker, order)).toHaveLength(1);
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
  expect(await messagesAbout(customer, order)).toHaveLength(1);
}

it('takes orders while Jira is down; their tickets appear when it is back, once each', async () => {
  await bakery.fault('jira', { kind: 'down' });
  const orders = [
    await placeOrder(customer, '2 chocolate_cake for 4'),
    await placeOrder(customer, '1 carrot_cake for 3'),
    await placeOrder(customer, '1 chocolate_cake for 2'),
  ];
  for (const order of orders) await cardShows(baker, order, 'waiting');
  await failing('write-ticket');
  expect(await bakery.jira.tickets()).toEqual([]);

  await bakery.clearFaults('jira');
  await bakery.quiet();
  for (const order of orders) await expectOneOf(order);
});

it('never orders what was cancelled while Jira was down', async () => {
  await bakery.fault('jira', { kind: 'error', status: 503 });
  const order = await placeOrder(customer, '2 chocolate_cake for 4');
  await failing('write-ticket');
  await ask(customer, '/order', `cancel ${order}`);
  await nothingBut('write-ticket');

  await bakery.clearFaults('jira');
  await bakery.quiet();
  expect(await ticketsOf(bakery, order)).toEqual([]);
});

it('takes orders while Slack’s API is down; cards and messages come when it is back, once each', async () => {
  await bakery.fault('slack', { kind: 'down' });
  const ack = await customer.command('/order', '1 chocolate_cake for 2');
  expect(ack).toMatchObject({ status: 200 });
  const { number: order } = await until('the order', () =>
    bakery.database.db
      .collection('orders')
      .findOne({ 'lines.0.persons': 2, status: 'waiting' }, { sort: { number: -1 } }),
  );
  await ticketOf(bakery, order);
  await failing('show-card');
  await failing('message-customer');

  await bakery.clearFaults('slack');
  await bakery.quiet();
  await expectOneOf(order);
});

it('shows the newest state on a card that could not be updated for a while', async () => {
  const order = await placeOrder(customer, '1 carrot_cake for 2');
  const card = await cardShows(baker, order, 'waiting');
  await bakery.fault('slack', { kind: 'error', match: 'chat.update' });
  await baker.press(card, orderActions.start);
  await ask(baker, '/order', `ready ${order}`);
  await failing('show-card');
  await cardShows(baker, order, 'waiting');

  await bakery.clearFaults('slack');
  await cardShows(baker, order, 'ready');
  await bakery.quiet();
  expect(await cardsOf(baker, order)).toHaveLength(1);
});

it('sends an e-mail that could not be sent, when it can', async () => {
  await bakery.fault('mail', { kind: 'down' });
  const order = await placeOrder(baker, '1 carrot_cake for 2 to Ms. Delicious');
  await failing('mail-customer');
  expect(await bakery.mail.messages('ms_delicious@gmail.com')).toEqual([]);

  await bakery.clearFaults('mail');
  await bakery.quiet();
  const subjects = (await bakery.mail.messages('ms_delicious@gmail.com')).map(({ subject }) => subject);
  expect(subjects).toEqual([expect.stringContaining(`${order}`)]);
});

it('leaves a rate-limited lane alone, at no attempt’s cost, and goes on with the others', async () => {
  await bakery.fault('slack', { kind: 'rate-limited', retryAfterSeconds: 1, times: 2, match: 'chat.postMessage' });
  await bakery.fault('jira', { kind: 'rate-limited', retryAfterSeconds: 1, times: 1, match: CREATE_ISSUE });
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const isSlackLane = ({ _id }: { _id: string }) => _id.startsWith('slack:chat.postMessage:');
  await until('both lanes were closed', async () => {
    const lanes = await bakery.database.db.collection<{ _id: string }>('lanes').find().toArray();
    return lanes.some(isSlackLane) && lanes.some(({ _id }) => _id === 'jira');
  });
  // Another order's mail passes both.
  const mailed = await placeOrder(baker, '1 mint_tea to Ms. Delicious');
  await until('the mail', async () =>
    (await bakery.mail.messages('ms_delicious@gmail.com')).some(({ subject }) => subject.includes(`${mailed}`)),
  );

  await bakery.quiet();
  await expectOneOf(order);
  expect(
    await deliveries()
      .find({ lane: { $exists: true }, failures: { $gt: 0 } })
      .toArray(),
  ).toEqual([]);
});

it('gets through a spell of errors 500 everywhere', async () => {
  for (const service of ['slack', 'jira'] as const) await bakery.fault(service, { kind: 'error', times: 5 });
  const ack = await customer.command('/order', '3 chocolate_cake for 2');
  expect(ack.status).toBe(200);
  const { number: order } = await until('the order', () =>
    bakery.database.db.collection('orders').findOne({ 'lines.0.quantity': 3 }),
  );
  await bakery.quiet();
  await expectOneOf(order);
});
