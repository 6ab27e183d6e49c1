import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { DomainEvent } from '../../src/platform/outbox/index.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, numberIn, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, messagesAbout, ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker, manager] = [
    await bakery.person('Mr. Cakelover'),
    await bakery.person('Ben Baker'),
    await bakery.person('Olivia Baker'),
  ];
});
afterAll(() => bakery.close());

const count = (collection: string) => bakery.database.db.collection(collection).countDocuments();

/** What happened to an order, oldest first. */
const historyOf = (order: number) =>
  bakery.database.db
    .collection<DomainEvent>('events')
    .find({ 'subject.kind': 'order', 'data.number': order })
    .sort({ version: 1 })
    .toArray();

/** One order, seen from all sides. */
async function expectOneOf(order: number): Promise<void> {
  await bakery.quiet();
  expect(await cardsOf(baker, order)).toHaveLength(1);
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
  expect(await messagesAbout(customer, order)).toHaveLength(1);
}

it('takes one order from a command that Slack sends three times', async () => {
  const before = await count('orders');
  const next = await answers(customer);
  const ack = await customer.command('/order', '2 chocolate_cake for 4');
  const again = await bakery.again(ack, { times: 2 });

  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  const told = [await next('the first answer'), await next('the second'), await next('the third')];
  expect(new Set(told.map(numberIn)).size).toBe(1);
  expect(told.filter((text) => /sent it twice; it was ordered once/.test(text))).toHaveLength(2);
  expect(await count('orders')).toBe(before + 1);
  await expectOneOf(numberIn(told[0] ?? ''));
});

it('takes one order when the three arrive at the same moment', async () => {
  const before = await count('orders');
  const next = await answers(customer);
  // While nobody listens, Slack gets no answer: so it sends all three when somebody does.
  await bakery.connect('http://127.0.0.1:9');
  const ack = await customer.command('/order', '1 carrot_cake for 3');
  await bakery.connect(bakery.url);
  await bakery.again(ack, { times: 3 });

  const told = [await next('an answer'), await next('another'), await next('the third')];
  expect(new Set(told.map(numberIn)).size).toBe(1);
  expect(await count('orders')).toBe(before + 1);
  await expectOneOf(numberIn(told[0] ?? ''));
});

it('takes one order from a form that is sent twice', async () => {
  const before = await count('orders');
  await customer.shortcut('place_order');
  const form = await until('the form', customer.sees.view);
  const { ack, view } = await customer.submit(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 4 });
  if (!ack) throw new Error('the form was not sent');
  const [second] = await bakery.again(ack);
  await customer.close({ all: true });

  expect(second?.body).toContain('You had sent it twice; it was ordered once.');
  expect(numberIn(second?.body ?? '')).toBe(numberIn(textOf(view)));
  expect(await count('orders')).toBe(before + 1);
  await expectOneOf(numberIn(textOf(view)));
});

it('creates one cake from a form that is sent twice, and onboards one employee', async () => {
  const [products, employees] = [await count('products'), await count('employees')];
  await manager.shortcut('create_cake');
  const cake = { name: 'Twice Cake', ingredients: 'flour 50 g' };
  const created = await manager.submit(await until('the cake form', manager.sees.view), cake);
  await manager.close({ all: true });
  await manager.shortcut('onboard_employee');
  const newcomer = { 'first-name': 'Tim', 'last-name': 'Twice' };
  const onboarded = await manager.submit(await until('the onboarding form', manager.sees.view), newcomer);
  await manager.close({ all: true });
  for (const { ack } of [created, onboarded]) if (ack) await bakery.again(ack, { times: 2 });

  expect([await count('products'), await count('employees')]).toEqual([products + 1, employees + 1]);
});

it('makes one change of a button that two people press at once, and tells the second', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const card = await cardShows(baker, order, 'waiting');
  const [toBaker, toManager] = [await answers(baker), await answers(manager)];
  await Promise.all([baker.press(card, orderActions.start), manager.press(card, orderActions.start)]);

  const told = [await toBaker('an answer for Ben'), await toManager('an answer for Olivia')];
  expect(told.filter((text) => text.includes('is in preparation now'))).toHaveLength(1);
  expect(told.filter((text) => /already: (Ben|Olivia) Baker did it/.test(text))).toHaveLength(1);
  expect((await historyOf(order)).map(({ type }) => type)).toEqual(['order.placed', 'order.moved']);
});

it('makes one change of a button that one person presses twice', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const card = await cardShows(baker, order, 'waiting');
  const next = await answers(baker);
  await Promise.all([baker.press(card, orderActions.ready), baker.press(card, orderActions.ready)]);

  const told = [await next('an answer'), await next('another')].toSorted();
  expect(told[0]).toContain('already: Ben Baker did it');
  expect(told[1]).toContain('is ready; its customer is told');
  expect(await historyOf(order)).toHaveLength(2);
});

it('tells whoever loses a race of two different buttons what the order is now, and who did it', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const card = await cardShows(baker, order, 'waiting');
  const [toBaker, toManager] = [await answers(baker), await answers(manager)];
  await Promise.all([baker.press(card, orderActions.start), manager.press(card, orderActions.ready)]);

  const told = [await toBaker('an answer for Ben'), await toManager('an answer for Olivia')];
  expect(told.filter((text) => /(in preparation now|is ready; its customer is told)/.test(text))).toHaveLength(1);
  expect(told.filter((text) => /by now: (Ben|Olivia) Baker was faster/.test(text))).toHaveLength(1);
  expect(await historyOf(order)).toHaveLength(2);
});

it('cancels once for a webhook that comes five times', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const { key } = await ticketOf(bakery, order);
  await bakery.jira.close(key, { labels: ['missing-ingredients'] });
  expect(await bakery.jira.resend({ key, times: 5 })).toEqual([200, 200, 200, 200, 200]);
  await cardShows(baker, order, 'cancelled');
  await bakery.jira.resend({ key, times: 5 });
  await bakery.quiet();

  expect((await historyOf(order)).map(({ type }) => type)).toEqual(['order.placed', 'order.cancelled']);
  const cancellations = (await messagesAbout(customer, order)).filter((text) => /cancelled/.test(text));
  expect(cancellations).toHaveLength(1);
  expect(await ask(baker, '/order', `show ${order}`)).toContain('the supplier has none of the ingredients');
});

it('knows somebody once of whose arrival Slack tells four times', async () => {
  const before = await count('slack_users');
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T0BAKERY',
    api_app_id: 'A0OVENBIRD',
    event_id: 'Ev0AGAIN',
    event: { type: 'team_join', user: { id: 'U0NORA', profile: { display_name: 'Nora New' } } },
  });
  const first = await bakery.forge({ contentType: 'application/json', body });
  const others = await bakery.again(first, { times: 3 });

  expect([first, ...others].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const known = bakery.database.db.collection('slack_users');
  await until('the directory has her', () => known.findOne({ names: 'nora new' }));
  expect(await count('slack_users')).toBe(before + 1);
});
