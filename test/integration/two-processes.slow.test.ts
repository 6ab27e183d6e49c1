import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { type AnotherBakery, openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, numberIn } from '../support/person.ts';
import { cardShows, cardsOf } from '../support/sights.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

let bakery: RunningBakery;
let second: AnotherBakery;
let balancer: TcpProxy;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  second = await bakery.another();
  balancer = await openTcpProxy(Number(new URL(bakery.url).port), Number(new URL(second.url).port));
  await bakery.connect(`http://127.0.0.1:${balancer.port}`);
  [customer, baker, manager] = [
    await bakery.person('Mr. Cakelover'),
    await bakery.person('Ben Baker'),
    await bakery.person('Olivia Baker'),
  ];
  await bakery.quiet();
});
afterAll(async () => {
  await balancer.close();
  await second.stop();
  await bakery.close();
});

const ORDERS = 30;

it('takes 30 orders placed at once: one card, one ticket, one message each', async () => {
  const next = await answers(customer);
  const lines = Array.from({ length: ORDERS }, (_, index) => `${index + 1} chocolate_cake for 2`);
  await Promise.all(lines.map((line) => customer.command('/order', line)));
  const numbers: number[] = [];
  for (const line of lines) numbers.push(numberIn(await next(`an answer, such as to ${line}`)));
  await bakery.quiet(25_000);

  const wanted = numbers.toSorted((a, b) => a - b);
  expect(new Set(wanted).size).toBe(ORDERS);
  const cards = await baker.sees.channel('kitchen');
  expect(
    found(
      cards.map(({ text }) => text),
      /^Order (\d+) \(waiting\)/,
    ),
  ).toEqual(wanted);
  const tickets = await bakery.jira.tickets();
  expect(
    found(
      tickets.map(({ summary }) => summary),
      /^Order #(\d+)$/,
    ),
  ).toEqual(wanted);
  const messages = await customer.sees.dm();
  expect(
    found(
      messages.map(({ text }) => text),
      /order (\d+)/i,
    ),
  ).toEqual(wanted);
  expect(tickets.every(({ status, comments }) => status === 'To Do' && comments.length === 0)).toBe(true);
});

it('lets one of two people win who press at once, whichever process hears them', async () => {
  const numbers = await bakery.database.db.collection('orders').find().sort({ number: 1 }).limit(6).toArray();
  for (const { number } of numbers) {
    const card = await cardShows(baker, number, 'waiting');
    const [toBaker, toManager] = [await answers(baker), await answers(manager)];
    await Promise.all([baker.press(card, orderActions.start), manager.press(card, orderActions.start)]);
    const told = [await toBaker('an answer for Ben'), await toManager('an answer for Olivia')];
    expect(told.filter((text) => text.includes('is in preparation now'))).toHaveLength(1);
    expect(told.filter((text) => /already: (Ben|Olivia) Baker did it/.test(text))).toHaveLength(1);
    await cardShows(baker, number, 'in preparation');
  }
});

it('goes on with one process when the other ends', async () => {
  await bakery.connect(bakery.url);
  await second.stop();
  const number = numberIn(await ask(customer, '/order', '1 carrot_cake for 2'));
  await bakery.quiet();
  expect(await cardsOf(baker, number)).toHaveLength(1);
});

/** The numbers in those texts that have one, in order. */
function found(texts: readonly string[], pattern: RegExp): number[] {
  return texts.flatMap((text) => Number(pattern.exec(text)?.[1]) || []).toSorted((a, b) => a - b);
}
