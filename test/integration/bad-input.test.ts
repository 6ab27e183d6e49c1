import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, placeOrder } from '../support/person.ts';
import { pour } from '../support/pour.ts';
import { cardShows, ticketOf } from '../support/sights.ts';

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
  await ask(manager, '/cake', 'delete carrot_cake');
  await bakery.quiet();
});
afterEach(async () => {
  for (const person of [customer, manager]) if (await person.sees.view()) await person.close({ all: true });
});
afterAll(() => bakery.close());

/** How many documents each collection has. */
async function inventory(): Promise<Record<string, number>> {
  const { db } = bakery.database;
  const names = (await db.listCollections().toArray()).map(({ name }) => name).toSorted();
  const counts = await Promise.all(names.map((name) => db.collection(name).countDocuments()));
  return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? 0]));
}

/** Does it, and holds that not a document was added. */
async function storingNothing<T>(work: () => Promise<T>): Promise<T> {
  await bakery.quiet();
  const before = await inventory();
  const result = await work();
  expect(await inventory()).toEqual(before);
  return result;
}

describe('a cake', () => {
  const create = (entries: Record<string, string>) =>
    storingNothing(async () => {
      await manager.command('/cake');
      const form = await until('the cake form', manager.sees.view);
      const { errors } = await manager.submit(form, entries);
      return errors;
    });

  it.each([
    ['a line that is no ingredient', 'flour 50 g\nplenty of love', /Line 2/],
    ['zero', 'flour 0 g', /flour/],
    ['a negative amount', 'flour -5 g', /flour/],
    ['an absurd amount of grams', 'flour 10001 g', /10 kg/],
    ['an absurd amount of pieces', 'eggs 1001', /1,000 pcs/],
    ['half a piece', 'eggs 1.5', /eggs/],
    ['an ingredient twice', 'flour 5 g\nflour 6 g', /flour/],
    ['no line at all', ' \n ', /ingredient/],
  ])('is not created with %s', async (_, ingredients, message) => {
    expect(await create({ name: 'Odd Cake', ingredients })).toEqual({ ingredients: expect.stringMatching(message) });
  });

  it('is not created when there is one of that name', async () => {
    const errors = await create({ name: 'Chocolate  cake', ingredients: 'flour 5 g' });
    expect(errors).toEqual({ name: expect.stringContaining('on the menu already') });
  });

  it('is not created without a letter in its name', async () => {
    expect(await create({ name: '!!!', ingredients: 'flour 5 g' })).toEqual({ name: expect.any(String) });
  });

  it('is not deleted when it is gone already, or never was', async () => {
    expect(await storingNothing(() => ask(manager, '/cake', 'delete carrot_cake'))).toContain('no longer on the menu');
    expect(await storingNothing(() => ask(manager, '/cake', 'delete air_cake'))).toContain('no “air_cake” on the menu');
  });
});

describe('an order', () => {
  it.each([
    ['0 chocolate_cake for 4', 'The quantity is a whole number from 1 to 1,000'],
    ['-1 chocolate_cake for 4', 'The quantity is a whole number from 1 to 1,000'],
    ['1001 chocolate_cake for 4', 'The quantity is a whole number from 1 to 1,000'],
    ['1 chocolate_cake for 0', 'A cake is for 1 to 10,000 persons'],
    ['1 chocolate_cake for 10001', 'A cake is for 1 to 10,000 persons'],
    ['1 chocolate_cake', 'A cake is for 1 to 10,000 persons'],
    ['1 chocolate_cake for many', 'After “for” comes the number of persons, not “many”'],
    ['1000 chocolate_cake for 10000', 'One order takes at most 10 t'],
    ['1 air_cake for 4', 'There is no “air_cake” on the menu. `/cake list` shows what there is.'],
    ['1 carrot_cake for 4', 'Carrot Cake is no longer on the menu. `/cake list` shows what there is.'],
    ['1 latte', 'Latte comes as: Small, Medium, Large'],
    ['1 mint_tea (huge)', 'Mint Tea comes in one kind only'],
    ['1 chocolate_cake for 4 extra peanuts', 'peanuts'],
    ['1 chocolate_cake for 4 extra peanuts -3', 'peanuts'],
  ])('“%s” is refused', async (line, message) => {
    expect(await storingNothing(() => ask(customer, '/order', line))).toContain(message);
  });

  async function orderForm(entries: Record<string, string | number>): Promise<Record<string, string>> {
    await customer.shortcut('place_order');
    const form = await until('the form', customer.sees.view);
    const { errors } = await customer.submit(form, { 'line-1:product': 'Chocolate Cake', ...entries });
    return errors;
  }

  it('names the field of the form: persons, extras, and a due time in the past', async () => {
    const past = Math.floor(Date.now() / 1_000) - 3_600;
    await storingNothing(async () => {
      expect(await orderForm({ 'line-1:persons': 10_001 })).toEqual({ 'line-1:persons': expect.any(String) });
      await customer.close({ all: true });
      const errors = await orderForm({ 'line-1:persons': 4, extras: 'peanuts 10\nlove' });
      expect(errors).toEqual({ extras: expect.stringMatching(/Line 2/) });
      await customer.close({ all: true });
      expect(await orderForm({ 'line-1:persons': 4, due: past })).toEqual({
        due: 'The due time is in the past.',
      });
    });
  });

  it('is not found under a number that is none, or that nobody has', async () => {
    expect(await storingNothing(() => ask(customer, '/order', 'show first'))).toContain('“first” is no number');
    expect(await storingNothing(() => ask(customer, '/order', 'cancel'))).toContain('Which order?');
    expect(await storingNothing(() => ask(baker, '/order', 'ready 999'))).toContain('There is no order 999');
  });

  it('does not go where the status table has no way', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await ask(baker, '/order', `ready ${order}`);
    expect(await storingNothing(() => ask(customer, '/order', `cancel ${order}`))).toMatch(/ready; from there/);
  });

  it('is not changed by a button that shows it as it was before somebody else was faster', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const card = await cardShows(baker, order, 'waiting');
    await bakery.fault('slack', { kind: 'error', match: 'chat.update' });
    await ask(baker, '/order', `ready ${order}`);
    const told = await answers(manager);
    await manager.press(card, orderActions.start);
    expect(await told('the answer')).toContain('is ready by now: Ben Baker was faster');
    await bakery.clearFaults();
    const inBooks = await bakery.database.db.collection('orders').findOne({ number: order });
    expect(inBooks?.version).toBe(2);
  });
});

describe('a request that Slack did not send', () => {
  const now = () => Math.floor(Date.now() / 1_000);
  const command = { contentType: 'application/x-www-form-urlencoded' as const, body: 'command=%2Forder&text=list' };

  it.each([
    ['a wrong signature', () => ({ secret: 'another secret' })],
    ['no signature', () => ({ signature: null })],
    ['a signature of ten minutes ago', () => ({ timestamp: now() - 600 })],
  ])('is refused: %s', async (_, forgery) => {
    const { status } = await storingNothing(() => bakery.forge({ ...command, forgery: forgery() }));
    expect(status).toBe(401);
  });

  it('is refused when it is no JSON, or larger than 1 MB', async () => {
    const contentType = 'application/json';
    const [nonsense, huge] = await storingNothing(async () => [
      await bakery.forge({ contentType, body: '{"type": ' }),
      await bakery.forge({ contentType, body: JSON.stringify({ type: 'x'.repeat(1_100_000) }) }),
    ]);
    expect(nonsense?.status).toBe(400);
    expect(huge?.status).toBe(413);
  });

  it('is refused when an operator of MongoDB stands where an id should, though it is signed', async () => {
    const event = { type: 'app_home_opened', tab: 'home', user: { $ne: null } };
    const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event });
    const { status } = await storingNothing(() => bakery.forge({ contentType: 'application/json', body }));
    expect(status).toBe(400);
  });
});

describe('a webhook', () => {
  const post = async (body: string, headers: Record<string, string> = {}) => {
    const secret = bakery.env.JIRA_WEBHOOK_SECRET ?? '';
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const response = await storingNothing(() =>
      fetch(`${bakery.url}/jira/webhook`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-hub-signature': signature, ...headers },
      }),
    );
    return { status: response.status, problem: (await response.json()) as { code: string; requestId: string } };
  };
  const issue = { id: '4711', key: 'OTHER-1', self: 'https://jira.example.com/rest/api/3/issue/4711' };

  it('is refused with a wrong signature, or none', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const { key } = await ticketOf(bakery, order);
    await bakery.jira.close(key);
    const told = async () => (await bakery.jira.webhooks()).filter((one) => one.key === key);
    const isTaken = async () => (await told()).every(({ answers }) => answers.at(-1) === 200);
    await until('Jira has told of it honestly', isTaken);
    await bakery.quiet();
    for (const signature of ['wrong', 'absent'] as const) {
      expect(await storingNothing(() => bakery.jira.forge({ signature, key }))).toBe(401);
    }
  });

  it('is refused about a ticket that is not ours', async () => {
    const { status, problem } = await post(JSON.stringify({ issue }));
    expect(status).toBe(404);
    expect(problem).toMatchObject({ code: 'unknown_ticket', requestId: expect.stringMatching(/./) });
  });

  it('is refused when it is no JSON, about no issue, or larger than 1 MB', async () => {
    expect(await post('{"issue": ')).toMatchObject({ status: 400, problem: { code: 'body_not_json' } });
    expect(await post('{}')).toMatchObject({ status: 400, problem: { code: 'webhook_invalid' } });
    const huge = JSON.stringify({ issue: { ...issue, text: 'x'.repeat(1_100_000) } });
    expect(await post(huge)).toMatchObject({ status: 413, problem: { code: 'body_too_large' } });
  });

  it('has no address where there is no secret', async () => {
    const without = await bakery.another({ env: { ROLE: 'web', JIRA_WEBHOOK_SECRET: undefined } });
    try {
      const response = await fetch(`${without.url}/jira/webhook`, { method: 'POST', body: JSON.stringify({ issue }) });
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'path_not_found' }]);
    } finally {
      await without.stop();
    }
  });
});

describe('a body of many megabytes', () => {
  const json = { 'content-type': 'application/json' };
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const doors: [string, number, Record<string, string>][] = [
    ['/slack/events', 413, form],
    ['/jira/webhook', 413, json],
    ['/oauth/token', 413, form],
    // Whoever has no token is refused before a byte of it is read.
    ['/orders', 401, json],
    ['/nowhere', 404, json],
  ];
  const bytes = 8_000_000;

  it.each(doors)('from whoever has no secret is refused by %s with %i', async (path, status, headers) => {
    const url = `${bakery.url}${path}`;
    const poured = [await pour({ url, headers, bytes, told: true }), await pour({ url, headers, bytes, told: false })];
    expect(poured).toEqual([status, status]);
  });

  it('is refused from a customer, too, also when it comes compressed', async () => {
    const { token } = await apiClient(bakery, { as: 'customer' });
    const headers = { ...json, authorization: `Bearer ${token}` };
    const url = `${bakery.url}/orders`;
    expect(await pour({ url, headers, bytes, told: false })).toBe(413);
    const bomb = { method: 'POST', body: gzipSync(Buffer.alloc(50_000_000)) };
    const zipped = { 'content-encoding': 'gzip' };
    expect((await fetch(url, { ...bomb, headers: { ...headers, ...zipped } })).status).toBe(413);
    for (const path of ['/jira/webhook', '/oauth/token']) {
      expect((await fetch(`${bakery.url}${path}`, { ...bomb, headers: { ...form, ...zipped } })).status).toBe(413);
    }
    // Slack compresses nothing, and nothing is unpacked here: it is merely not signed.
    expect((await fetch(`${bakery.url}/slack/events`, { ...bomb, headers: { ...form, ...zipped } })).status).toBe(401);
  });

  it('is not what Slack sends at most: with a view of 250 KB, whose every other character is encoded as three', async () => {
    const view = { type: 'modal', private_metadata: '{"'.repeat(80_000) };
    // What is answered before any listener is asked.
    const payload = JSON.stringify({ type: 'url_verification', challenge: 'heard', view });
    const body = `payload=${encodeURIComponent(payload)}`;
    expect(body.length).toBeGreaterThan(700_000);
    const { status } = await bakery.forge({ contentType: 'application/x-www-form-urlencoded', body });
    expect(status).toBe(200);
  });
});
