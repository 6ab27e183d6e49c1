import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../sandbox/client/index.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';
import { placeOrder } from '../../support/person.ts';
import { signingKeys } from '../../support/signing-keys.ts';

let bakery: RunningBakery;
let cakelover: Actor;
let staff: ApiClient;
let inSlack: ApiClient;
let stranger: ApiClient;

const reference = {
  customer: 'Mr. Cakelover',
  recipe: 'chocolate_cake',
  persons: 4,
  quantity: 2,
  extra_ingredients: { peanuts: '10 g' },
};
const mine = { recipe: 'chocolate_cake', persons: 2 };

beforeAll(async () => {
  bakery = await openBakery({ env: { AUTH_SIGNING_KEYS: signingKeys('one') } });
  cakelover = await bakery.person('Mr. Cakelover');
  staff = await apiClient(bakery, { as: 'staff' });
  inSlack = await apiClient(bakery, { as: { slackUser: cakelover.id, name: cakelover.name } });
  stranger = await apiClient(bakery, { as: 'customer' });
});
afterAll(() => bakery?.close());

const eventsOf = (number: number) => bakery.database.db.collection('events').countDocuments({ 'data.number': number });

describe('POST /orders', () => {
  it('takes the order of the specification, and tells what it takes in all', async () => {
    const { status, headers, body, text } = await staff.post('/orders', reference);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/orders/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ ...reference, extra_ingredients: { peanuts: 10 }, status: 'waiting' });
    expect(body.lines).toEqual([
      { product: 'chocolate_cake', name: 'Chocolate Cake', quantity: 2, persons: 4, unit_price: expect.any(Number) },
    ]);
    expect(text).toContain(
      '"ingredients":{"chocolate":268.0,"butter":132.0,"flour":68.0,"sugar":132.0,"eggs":8,"peanuts":10.0}',
    );
    expect((await staff.get(`/orders/${body.id}`)).body).toEqual(body);
  });

  it('reads grams and pieces as they are written', async () => {
    const body = '{"recipe":"chocolate_cake","persons":1,"extra_ingredients":{"peanuts":100.0,"candles":100}}';
    const answer = await inSlack.post('/orders', body);
    expect(answer.text).toContain('"extra_ingredients":{"peanuts":100.0,"candles":100}');
  });

  it('takes several lines of anything', async () => {
    const lines = [
      { product: 'chocolate_cake', persons: 1, quantity: 1 },
      { product: 'latte', variation: 'Large', quantity: 3 },
    ];
    const { status, body } = await inSlack.post('/orders', { lines, notes: 'Before noon, please.' });
    expect(status).toBe(201);
    expect(body.lines).toMatchObject([
      { product: 'chocolate_cake' },
      { product: 'latte', quantity: 3, variation: { name: 'Large' } },
    ]);
    expect(body).not.toHaveProperty('recipe');
    expect(body.customer).toBe('Mr. Cakelover');
  });

  it.each([
    [{ ...mine, persons: 0 }, ['persons']],
    [{ ...mine, persons: 'four' }, ['persons']],
    [{ ...mine, quantity: 1.5 }, ['quantity']],
    [{ ...mine, recipe: 'no_such_cake' }, ['recipe']],
    [{ ...mine, recipe: 'latte' }, ['variation']],
    [{ ...mine, due_at: '2001-01-01T00:00:00Z' }, ['due_at']],
    [{ ...mine, due_at: 'tomorrow' }, ['due_at']],
    [{ ...mine, extra_ingredients: { butter: -1 } }, ['extra_ingredients.butter']],
    [{ ...mine, extra_ingredients: { eggs: '1.5 pcs' } }, ['extra_ingredients.eggs']],
    [{ ...mine, colour: 'red' }, ['colour']],
    [{ lines: [] }, ['lines']],
    [{ lines: [{ product: 'mint_tea' }, { product: 'chocolate_cake' }] }, ['lines.1.persons']],
    [{ lines: [{ product: 'mint_tea', persons: { $gt: 0 } }] }, ['lines.0.persons']],
    [{}, ['lines']],
    [[], ['']],
  ])('refuses %j and names the field', async (body, paths) => {
    const before = await bakery.database.db.collection('orders').countDocuments();
    const answer = await staff.post('/orders', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(paths));
    expect(await bakery.database.db.collection('orders').countDocuments()).toBe(before);
  });

  it('is for oneself, unless one is of the staff', async () => {
    expect((await stranger.post('/orders', { ...mine, customer: 'Ms. Delicious' })).status).toBe(403);
    const { body } = await inSlack.post('/orders', { ...mine, customer: 'mr cakelover' });
    expect(body).toMatchObject({ customer: 'Mr. Cakelover', placed_by: { via: 'API' } });
    expect((await stranger.get(`/orders/${body.id}`)).status).toBe(404);
  });

  it('for an address is not for whoever has one that differs in a dot alone', async () => {
    const anna = await apiClient(bakery, { as: { slackUser: 'U0ANNA', name: 'anna.firm@shop.example' } });
    expect((await anna.post('/orders', { ...mine, customer: 'Anna.Firm@shop.example' })).status).toBe(201);
    expect((await anna.post('/orders', { ...mine, customer: 'anna_firm@shop.example' })).status).toBe(403);
  });

  it('is done once for each Idempotency-Key, also by two at the same moment', async () => {
    const headers = { 'Idempotency-Key': 'order-me-once' };
    const both = await Promise.all([
      inSlack.post('/orders', mine, { headers }),
      inSlack.post('/orders', mine, { headers }),
    ]);
    const again = await inSlack.post('/orders', mine, { headers });
    expect(new Set([...both, again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const other = await inSlack.post('/orders', { ...mine, persons: 3 }, { headers });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    const somebodyElse = await stranger.post('/orders', mine, { headers });
    expect(somebodyElse.body.id).not.toBe(again.body.id);
  });
});

describe('an order', () => {
  it('is seen by those whose it is: in Slack or here', async () => {
    const number = await placeOrder(cakelover, '1 chocolate_cake for 2');
    expect((await inSlack.get(`/orders/${number}`)).body).toMatchObject({ id: number, placed_by: { via: 'Slack' } });
    expect((await stranger.get(`/orders/${number}`)).status).toBe(404);
    expect((await stranger.delete(`/orders/${number}`)).status).toBe(404);
    expect((await stranger.patch(`/orders/${number}`, { status: 'cancelled' })).status).toBe(404);
    expect((await staff.get(`/orders/${number}`)).status).toBe(200);
    for (const id of ['0', '-1', '1.5', 'x', '99999999999999999999', '%7B%22$gt%22:0%7D']) {
      expect((await staff.get(`/orders/${id}`)).status).toBe(404);
    }
  });

  it('goes from waiting to the door; asking for what it is changes nothing', async () => {
    const { body } = await staff.post('/orders', reference);
    const path = `/orders/${body.id}`;
    expect((await staff.patch(path, { status: 'preparation' })).body).toMatchObject({
      status: 'preparation',
      version: 2,
    });
    expect((await staff.post(`${path}/ready`)).body).toMatchObject({ status: 'ready', version: 3 });
    const events = await eventsOf(body.id);
    expect((await staff.post(`${path}/ready`)).body).toMatchObject({ status: 'ready', version: 3 });
    expect(await eventsOf(body.id)).toBe(events);
    const refused = await staff.delete(path);
    expect([refused.status, refused.body.code]).toEqual([409, 'move_not_allowed']);
    expect((await staff.patch(path, { status: 'delivered' })).body.status).toBe('delivered');
  });

  it('is cancelled by its customer, once, with the reason', async () => {
    const { body } = await inSlack.post('/orders', mine);
    expect((await inSlack.patch(`/orders/${body.id}`, { status: 'ready' })).status).toBe(403);
    const cancelled = await inSlack.delete(`/orders/${body.id}?reason=No%20party`);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', version: 2 });
    expect(cancelled.body.timeline.at(-1)).toMatchObject({ reason: 'No party', by: { name: 'Mr. Cakelover' } });
    expect((await inSlack.delete(`/orders/${body.id}`)).body.version).toBe(2);
  });

  it('is changed only as it was seen, where that is asked for', async () => {
    const { body } = await staff.post('/orders', reference);
    const path = `/orders/${body.id}`;
    const headers = { 'If-Match': '"1"' };
    const moved = await staff.patch(path, { status: 'preparation' }, { headers });
    expect([moved.status, moved.headers.get('etag')]).toEqual([200, '"2"']);
    const late = await staff.patch(path, { status: 'ready' }, { headers });
    expect([late.status, late.body.code]).toEqual([412, 'order_changed']);
    expect((await staff.patch(path, { status: 'ready' }, { headers: { 'If-Match': '*' } })).status).toBe(200);
    expect((await staff.delete(path, { headers: { 'If-Match': 'nonsense' } })).status).toBe(412);
  });

  it('is taken back from a cancel by staff who have seen it, and by nobody else', async () => {
    const { body } = await inSlack.post('/orders', mine);
    const path = `/orders/${body.id}`;
    await staff.patch(path, { status: 'preparation' });
    await inSlack.delete(path);
    const back = { status: 'preparation' };
    const headers = { 'If-Match': '"3"' };
    const unseen = await staff.patch(path, back);
    expect([unseen.status, unseen.body.code]).toEqual([409, 'move_not_allowed']);
    const elsewhere = await staff.patch(path, { status: 'waiting' }, { headers });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([409, 'move_not_allowed']);
    expect((await inSlack.patch(path, back, { headers })).status).toBe(409);
    expect((await staff.patch(path, back, { headers })).body).toMatchObject({ status: 'preparation', version: 4 });
    expect((await staff.patch(path, { status: 'waiting' }, { headers })).status).toBe(412);
  });

  it('is moved by one of two at the same moment; both are told how it is', async () => {
    const { body } = await staff.post('/orders', reference);
    const answers = await Promise.all([1, 2, 3, 4].map(() => staff.post(`/orders/${body.id}/ready`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await eventsOf(body.id)).toBe(2);
  });
});

describe('GET /orders', () => {
  it('lists in pages, the last placed first, each order once', async () => {
    const all = (await staff.get('/orders?limit=100')).body;
    expect(all.next).toBeNull();
    const ids: number[] = [];
    let query = '?limit=4';
    for (;;) {
      const { body } = await staff.get(`/orders${query}`);
      ids.push(...body.items.map(({ id }: { id: number }) => id));
      if (!body.next) break;
      query = `?limit=4&cursor=${body.next}`;
    }
    expect(ids).toEqual(all.items.map(({ id }: { id: number }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const times = all.items.map((order: { placed_at: string }) => order.placed_at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('narrows by status, customer and date; customers see their own', async () => {
    const cancelled = (await staff.get('/orders?status=cancelled&limit=100')).body.items;
    expect(cancelled.length).toBeGreaterThan(0);
    expect(cancelled.every(({ status }: { status: string }) => status === 'cancelled')).toBe(true);

    const [one] = (await inSlack.get('/orders')).body.items;
    const theirs = (await staff.get(`/orders?customer=${one.customer_id}&limit=100`)).body.items;
    expect(theirs.length).toBeGreaterThan(0);
    expect(theirs.every((order: { customer_id: string }) => order.customer_id === one.customer_id)).toBe(true);

    const before = (await staff.get(`/orders?placed_before=${one.placed_at}&limit=100`)).body.items;
    const from = (await staff.get(`/orders?placed_from=${one.placed_at}&limit=100`)).body.items;
    const all = (await staff.get('/orders?limit=100')).body.items;
    expect(before.length + from.length).toBe(all.length);

    const owned = (await stranger.get('/orders?limit=100')).body.items;
    const placers = owned.map(({ placed_by: { name } }: { placed_by: { name: string } }) => name);
    expect([...new Set(placers)]).toEqual([expect.stringContaining('customer')]);
    expect(placers).toHaveLength(1);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'cursor=nonsense',
    'status=burnt',
    'placed_from=today',
    'colour=red',
    'status[$ne]=ready',
  ])('refuses ?%s', async (query) => {
    expect((await staff.get(`/orders?${query}`)).status).toBe(422);
  });

  it('is one indexed query, whatever it is narrowed by', async () => {
    const { db } = bakery.database;
    const when = new Date();
    const after = { placedAt: { $lte: when }, $nor: [{ placedAt: when, number: { $gte: 3 } }] };
    const filters = [
      {},
      { status: { $in: ['ready', 'waiting'] } },
      { 'customer.id': 'x', status: { $in: ['ready'] } },
      { $or: [{ 'placedBy.id': 'x' }, { 'customer.slackUser': 'x' }] },
    ].flatMap((filter) => [filter, { ...filter, ...after }]);
    for (const filter of filters) {
      const plan = await db
        .collection('orders')
        .find(filter)
        .sort({ placedAt: -1, number: -1 })
        .limit(20)
        .explain('queryPlanner');
      const text = JSON.stringify(plan.queryPlanner.winningPlan);
      expect(text).toContain('IXSCAN');
      expect(text).not.toMatch(/COLLSCAN|"stage":"SORT"/);
    }
  });
});
