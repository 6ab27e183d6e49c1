import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, numberIn, placeOrder } from '../support/person.ts';
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

/** The reference case of the specification. */
const NEEDED = [
  ['Ingredient', 'Amount', 'Unit'],
  ['butter', '132', 'g'],
  ['chocolate', '268', 'g'],
  ['eggs', '8', 'pcs'],
  ['flour', '68', 'g'],
  ['peanuts', '10', 'pcs'],
  ['sugar', '132', 'g'],
];

it('takes an order by one line: card, ticket with the exact quantities, direct message', async () => {
  const order = await placeOrder(customer, '2 chocolate_cake for 4 extra peanuts 10');
  await bakery.quiet();

  const cards = await cardsOf(baker, order);
  expect(cards).toHaveLength(1);
  expect(textOf(cards[0])).toContain('2 x Chocolate Cake for 4');
  const tickets = await ticketsOf(bakery, order);
  expect(tickets).toHaveLength(1);
  expect(sorted(tickets[0]?.table)).toEqual(NEEDED);
  expect(tickets[0]?.duedate).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(tickets[0]?.labels).toContain('ovenbird');
  expect(tickets[0]?.remoteLinks.map(({ title }) => title)).toEqual([`Order #${order}`]);
  expect(await messagesAbout(customer, order)).toHaveLength(1);
});

it('takes an order by the form, which shows what it comes to', async () => {
  await customer.shortcut('place_order');
  const form = await until('the form', customer.sees.view);
  const filled = await customer.fill(form, {
    'line-1:product': { search: 'choc', pick: 'Chocolate Cake' },
    'line-1:persons': 4,
    'line-1:quantity': 2,
    extras: 'peanuts 10',
  });
  await until('the form shows what it takes', async () => /268 g/.test(textOf(await customer.sees.view())));
  const { errors, view } = await customer.submit(filled, { extras: 'peanuts 10' });
  expect(errors).toEqual({});
  const order = numberIn(textOf(view));
  expect(sorted((await ticketOf(bakery, order)).table)).toEqual(NEEDED);
  await bakery.quiet();
  expect(await cardsOf(baker, order)).toHaveLength(1);
});

it('moves an order along on its card, and tells the customer when it is ready', async () => {
  const order = await placeOrder(customer, '1 carrot_cake for 2');
  await baker.press(await cardShows(baker, order, 'waiting'), orderActions.start);
  await baker.press(await cardShows(baker, order, 'in preparation'), orderActions.ready);
  const ready = await cardShows(baker, order, 'ready');
  await until('the customer reads that it is ready', async () =>
    (await messagesAbout(customer, order)).some((text) => /ready/i.test(text)),
  );
  await baker.press(ready, orderActions.deliver);
  const delivered = await cardShows(baker, order, 'delivered');

  expect(buttonsOf(delivered)).toEqual([]);
  expect(await cardsOf(baker, order)).toHaveLength(1);
  await bakery.quiet();
  expect((await messagesAbout(customer, order)).filter((text) => /is ready/i.test(text))).toHaveLength(1);
});

it('lets a customer cancel from the direct message; the ticket says what to leave out', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 3');
  await ticketOf(bakery, order);
  const message = await until('the direct message', async () =>
    (await customer.sees.dm()).find(({ text }) => new RegExp(`order ${order}\\b`, 'i').test(text)),
  );
  await customer.press(message, orderActions.cancel);
  await cardShows(baker, order, 'cancelled');
  await bakery.quiet();
  const { comments } = await ticketOf(bakery, order);
  expect(comments.map(({ text }) => text)).toEqual([expect.stringContaining(`Order #${order} was cancelled`)]);
});

it('takes an order for somebody who is not on Slack: they hear by e-mail', async () => {
  const order = await placeOrder(baker, '1 carrot_cake for 2 to Ms. Delicious');
  await ask(baker, '/order', `ready ${order}`);
  await bakery.quiet();
  const mails = await bakery.mail.messages('ms_delicious@gmail.com');
  expect(mails.map(({ subject }) => subject)).toEqual([
    expect.stringContaining(`${order}`),
    expect.stringMatching(new RegExp(`${order}.*ready`, 'i')),
  ]);
  expect(await messagesAbout(baker, order)).toEqual([]);
});

it('takes an order for somebody on Slack: they hear, not who typed it', async () => {
  const order = await placeOrder(baker, '1 latte (large) to Mr. Cakelover');
  await bakery.quiet();
  expect(await messagesAbout(customer, order)).toHaveLength(1);
  expect(await messagesAbout(baker, order)).toEqual([]);
});

it('bakes a cake that was not on the menu a minute ago', async () => {
  await manager.command('/cake');
  const form = await until('the cake form', manager.sees.view);
  await manager.submit(form, { name: 'Plum Cake', ingredients: 'plums 60.5 g\neggs 1', price: '4.2' });
  await manager.close({ all: true });
  const order = await placeOrder(customer, '3 plum_cake for 5');
  const { table } = await ticketOf(bakery, order);
  expect(sorted(table).slice(1)).toEqual([
    ['eggs', '15', 'pcs'],
    ['plums', '907.5', 'g'],
  ]);
});

/** A table with its head first, and its rows by name. */
function sorted([head = [], ...rows]: readonly string[][] = []): string[][] {
  return [head, ...rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b))];
}
