import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, type SeenMessage, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { ORDER_WITH_SUBSTITUTE } from '../../src/views/messages/orders-refused.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, placeOrder } from '../support/person.ts';
import { ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery?.close());

const stock = (text: string) => ask(baker, '/stock', text);
const orderOf = (number: number) => bakery.database.db.collection('orders').findOne({ number });

/** Waits until `/stock` says this of an ingredient. */
const shows = (line: RegExp) => until(`/stock shows ${line}`, async () => line.test(await stock('')));

/** What the kitchen reads of what a supplier refused for an order. */
async function refusals(order: number): Promise<SeenMessage[]> {
  const messages = await baker.sees.channel('kitchen');
  return messages.filter(
    (message) => /^The supplier has no/.test(message.text) && textOf(message).includes(`*${order}*`),
  );
}

describe('buying against the stock', () => {
  it('asks for what is missing alone, and for nothing where the stock has it all', async () => {
    for (const line of ['butter 100 g', 'chocolate 5000 g', 'flour 5000 g', 'sugar 5000 g', 'eggs 100 pcs']) {
      await stock(`count ${line}`);
    }
    const short = await placeOrder(customer, '2 chocolate_cake for 4');
    expect((await ticketOf(bakery, short)).table.slice(1)).toEqual([['butter', '32', 'g']]);
    await shows(/\*butter\* · 100 g on hand · 132 g reserved · 32 g incoming/);

    await stock('count butter 5000 g');
    const covered = await placeOrder(customer, '1 chocolate_cake for 4');
    await bakery.quiet();
    expect(await ticketsOf(bakery, covered)).toEqual([]);
    const request = await bakery.database.db.collection('purchase_requests').findOne({ title: `Order #${covered}` });
    expect(request).toMatchObject({ outcome: 'covered', ingredients: [] });
  });

  it('books what was received, and takes it back when it is missing after all', async () => {
    await stock('count butter 0 g');
    const order = await placeOrder(customer, '2 chocolate_cake for 4');
    const { key, labels } = await ticketOf(bakery, order);
    const before = Number(/\*butter\* · (-?\d+) g on hand/.exec(await stock(''))?.[1]);
    await bakery.jira.close(key);
    await until('the receipt is booked', async () => {
      const now = Number(/\*butter\* · (-?\d+) g on hand/.exec(await stock(''))?.[1]);
      return now > before;
    });
    await bakery.jira.relabel(key, [...labels, 'missing-butter']);
    await until('the order is cancelled', async () => (await orderOf(order))?.status === 'cancelled');
    await bakery.quiet();
    await shows(new RegExp(`\\*butter\\* · ${before} g on hand`));
  });

  it('buys for each of ten orders once while Jira is down and a second process helps', async () => {
    const second = await bakery.another();
    await bakery.fault('jira', { kind: 'down' });
    const numbers: number[] = [];
    for (let count = 0; count < 10; count += 1) numbers.push(await placeOrder(customer, '1 carrot_cake for 100'));
    await until('each has a request', async () => {
      const found = await Promise.all(numbers.map(orderOf));
      return found.every((order) => order?.purchaseRequest);
    });
    await second.stop();
    await bakery.restart();
    await bakery.clearFaults();
    for (const number of numbers) await ticketOf(bakery, number);
    await bakery.quiet();
    for (const number of numbers) expect(await ticketsOf(bakery, number)).toHaveLength(1);
    const { db } = bakery.database;
    const titles = numbers.map((number) => `Order #${number}`);
    expect(await db.collection('purchase_requests').countDocuments({ title: { $in: titles } })).toBe(10);
  });
});

describe('a supplier’s refusal', () => {
  it('is told to the kitchen once, and ordered again with a substitute', async () => {
    await stock('count butter 0 g');
    const order = await placeOrder(customer, '2 chocolate_cake for 4 extra peanuts 10');
    const { key } = await ticketOf(bakery, order);
    await bakery.jira.close(key, { labels: ['missing-butter'] });
    const [news] = await until('the kitchen reads of it', async () => {
      const found = await refusals(order);
      return found.length > 0 && found;
    });
    await bakery.jira.resend({ key, times: 2 });
    await bakery.quiet();
    expect(await refusals(order)).toHaveLength(1);
    expect(news?.text).toContain(`The supplier has no butter (${key}, Order #${order}): order ${order} is cancelled.`);
    expect(textOf(news)).toContain('2 x Chocolate Cake for 4');
    if (!news) throw new Error('a message was expected');

    await baker.press(news, ORDER_WITH_SUBSTITUTE);
    const form = await until('the form', baker.sees.view);
    expect(textOf(form)).toContain(`Order ${order}* was cancelled: the supplier has no butter`);
    expect(textOf(form)).toContain('2 x Chocolate Cake for 4');
    const changed = await baker.fill(form, { 'line-1:product': 'Carrot Cake' });
    await until('the form says what it takes', async () => textOf(await baker.sees.view()).includes('Carrot Cake'));
    expect(textOf(await baker.sees.view())).toContain('the supplier has no butter');
    const { view } = await baker.submit(changed);
    expect(textOf(view)).toContain('for Mr. Cakelover is placed');
    const [again] = await bakery.database.db.collection('orders').find().sort({ number: -1 }).limit(1).toArray();
    expect(again).toMatchObject({
      customer: { slackUser: customer.id },
      lines: [{ product: { name: 'Carrot Cake' }, persons: 4, quantity: 2 }],
      extras: [{ name: 'peanuts', amount: 10_000 }],
    });

    await baker.close({ all: true });
    const next = await answers(baker);
    await baker.press(news, ORDER_WITH_SUBSTITUTE);
    expect(await next('a word that it is done')).toContain(`placed order ${again?.number} instead of it already`);
  });
});

describe('the order form', () => {
  it('says to anybody when stock and tickets may not cover it by then, and takes the order all the same', async () => {
    await bakery.quiet();
    for (const line of ['butter 9000 g', 'chocolate 9000 g', 'flour 90000 g', 'sugar 90000 g', 'eggs 9000 pcs']) {
      await stock(`count ${line}`);
    }
    if (await customer.sees.view()) await customer.close({ all: true });
    await customer.command('/order');
    const form = await until('the form', customer.sees.view);
    await customer.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': '4', 'line-1:quantity': '1' });
    await until('an estimate', async () => textOf(await customer.sees.view()).includes('1 x Chocolate Cake for 4'));
    expect(textOf(await customer.sees.view())).not.toContain('There may not be enough');
    const large = await customer.fill(form, { 'line-1:persons': '1000' });
    await until('a hint', async () =>
      textOf(await customer.sees.view()).includes('There may not be enough *chocolate and butter* by then'),
    );
    const { view } = await customer.submit(large);
    expect(textOf(view)).toContain('is placed');
  });
});
