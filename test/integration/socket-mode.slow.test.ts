import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { holdNumbers, whoWaits } from '../support/hold.ts';
import { answers, ask, numberIn, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, messagesAbout } from '../support/sights.ts';
import { connected, socketModeEnv } from '../support/socket-mode.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery({ env: socketModeEnv });
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  await connected(bakery);
});
afterEach(async () => {
  await bakery.clearFaults();
  if (await customer.sees.view()) await customer.close({ all: true });
});
afterAll(() => bakery?.close());

const orders = () => bakery.database.db.collection('orders').countDocuments();

async function orderForm() {
  await customer.shortcut('place_order');
  return until('the form', customer.sees.view);
}

describe('by Socket Mode', () => {
  it('nothing of Slack comes over HTTP', async () => {
    expect((await fetch(`${bakery.url}/slack/events`, { method: 'POST' })).status).toBe(404);
  });

  it('a command is answered, and what follows comes as ever', async () => {
    const order = await placeOrder(customer, '2 chocolate_cake for 4');
    await cardShows(baker, order, 'waiting');
    await bakery.quiet();
    expect(await messagesAbout(customer, order)).toHaveLength(1);
  });

  it('a form offers products as somebody types, and says under its fields what is wrong', async () => {
    const form = await orderForm();
    const options = await customer.search(form, 'order-form.product', 'choc');
    expect(options).toMatchObject([{ text: { text: 'Chocolate Cake' } }]);
    const wrong = { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 4, extras: 'plenty of love' };
    const { errors } = await customer.submit(form, wrong);
    expect(errors).toEqual({ extras: expect.stringContaining('Line 1') });
    const { view } = await customer.submit(form, { extras: 'peanuts 10 pcs' });
    expect(textOf(view)).toContain('is placed');
  });

  it('a button is answered', async () => {
    const order = await placeOrder(customer, '1 carrot_cake for 2');
    await baker.press(await cardShows(baker, order, 'waiting'), orderActions.start);
    await cardShows(baker, order, 'in preparation');
  });

  it('an event is heard', async () => {
    await customer.openHome();
    await until('Home is shown', customer.sees.home);
  });

  it('an order is one, although its envelope comes three times', async () => {
    const before = await orders();
    const next = await answers(customer);
    const ack = await customer.command('/order', '3 chocolate_cake for 2');
    await bakery.again(ack, { times: 2 });
    const told = [await next('an answer'), await next('another'), await next('the third')];
    expect(new Set(told.map(numberIn)).size).toBe(1);
    expect(await orders()).toBe(before + 1);
    await bakery.quiet();
    expect(await cardsOf(baker, numberIn(told[0] ?? ''))).toHaveLength(1);
  });
});

describe('a connection that Slack renews', () => {
  it('leaves a form unanswered at worst, and sent again it orders nothing twice', async () => {
    const before = await orders();
    const form = await customer.fill(await orderForm(), { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 3 });
    const letGo = await holdNumbers(bakery.database, 'orders');
    const sending = customer.submit(form);
    await whoWaits(bakery.database);
    await bakery.endSockets('refresh_requested');
    await letGo();
    expect((await sending).ack?.error).toBe('dispatch_failed');
    await until('the order', async () => (await orders()) === before + 1);
    await connected(bakery);
    const { view } = await customer.submit(form);
    expect(textOf(view)).toContain('is placed');
    expect(await orders()).toBe(before + 1);
  });

  it('loses no answer that is under way', async () => {
    const letGo = await holdNumbers(bakery.database, 'orders');
    const next = await answers(customer);
    await customer.command('/order', '2 carrot_cake for 2');
    await whoWaits(bakery.database);
    await bakery.endSockets('warning');
    await letGo();
    expect(numberIn(await next('the answer'))).toBeGreaterThan(0);
    await connected(bakery);
  });

  it('tells of what happened meanwhile: Slack sends events again', async () => {
    await bakery.timings({ eventRetriesMs: [100, 1_000, 3_000] });
    await bakery.endSockets('cut');
    const { id } = await bakery.addPerson({ displayName: 'Nora New' });
    const members = bakery.database.db.collection<{ _id: string }>('slack_users');
    await until('Nora is known', () => members.findOne({ _id: id }));
    await connected(bakery);
  });

  it('is not missed where another process is connected too', async () => {
    const second = await bakery.another();
    await connected(bakery, 2);
    const before = await orders();
    let placed = 0;
    for (const reason of ['warning', 'cut'] as const) {
      await bakery.endSockets(reason, 1);
      const lines = [1, 2, 3].map((persons) => customer.command('/order', `1 carrot_cake for ${persons}`));
      placed += (await Promise.all(lines)).filter(({ error }) => !error).length;
      await connected(bakery, 2);
    }
    expect(placed).toBe(6);
    await until('the orders', async () => (await orders()) === before + placed);
    await second.stop();
    await connected(bakery);
    await bakery.quiet();
    expect(await orders()).toBe(before + placed);
  });
});

describe('while Slack refuses the WebSocket', () => {
  it('everything else goes on; what people do is heard as soon as Slack lets us in', async () => {
    await bakery.stopApp();
    await bakery.fault('slack', { kind: 'down' });
    await bakery.restart();
    expect(await bakery.sockets()).toBe(0);
    expect((await fetch(`${bakery.opsUrl}/readyz`)).status).toBe(200);
    expect((await customer.command('/order', '1 carrot_cake for 2')).error).toBe('dispatch_failed');
    await bakery.clearFaults('slack');
    await connected(bakery);
    expect(await ask(customer, '/order', '1 carrot_cake for 2')).toContain('is placed');
  });

  it.each([
    ['its API is slow', { kind: 'slow', delayMs: 1_500, match: 'apps.connections.open' }],
    ['its API is down', { kind: 'down' }],
    ['its API wants us to wait', { kind: 'rate-limited', retryAfterSeconds: 30, match: 'apps.connections.open' }],
    ['the WebSocket is refused', { kind: 'down', match: 'GET /link' }],
  ] as const)('Ovenbird stops at once, also when %s', async (_, fault) => {
    await bakery.stopApp();
    await bakery.fault('slack', fault);
    await bakery.restart();
    const asked = performance.now();
    await bakery.stopApp();
    expect(performance.now() - asked).toBeLessThan(1_000);
    await bakery.clearFaults('slack');
    expect(await bakery.sockets()).toBe(0);
    await bakery.restart();
    await connected(bakery);
  });
});
