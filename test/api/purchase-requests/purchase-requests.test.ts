import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let staff: ApiClient;
const orders: number[] = [];

beforeAll(async () => {
  bakery = await openBakery();
  staff = await apiClient(bakery, { as: 'staff' });
  for (const persons of [1, 2, 3]) {
    const { body } = await staff.post('/orders', { recipe: 'chocolate_cake', persons });
    orders.push(body.id);
  }
  await until('three tickets are open', async () => {
    const { body } = await staff.get('/purchase-requests?outcome=open');
    return body.items.filter(({ ticket }: { ticket?: object }) => ticket).length === 3;
  });
});
afterAll(() => bakery?.close());

const titles = (items: { title: string }[]) => items.map(({ title }) => title);

describe('GET /purchase-requests', () => {
  it('says what is bought for which order, by which ticket', async () => {
    const { body, text } = await staff.get('/purchase-requests');
    expect(titles(body.items).toSorted()).toEqual(orders.map((number) => `Order #${number}`));
    const [first] = body.items.filter(({ title }: { title: string }) => title === `Order #${orders[0]}`);
    const ticket = (await bakery.jira.tickets()).find(({ summary }) => summary === first.title);
    expect(first).toMatchObject({ orders: 1, outcome: 'open', ticket: { key: ticket?.key } });
    expect(text).toContain('{"chocolate":33.5,"butter":16.5,"flour":8.5,"sugar":16.5,"eggs":1}');
    expect((await staff.get(`/orders/${orders[0]}`)).body.purchase_request).toBe(first.id);
  });

  it('lists page by page, the last first', async () => {
    const found: { id: string; created_at: string }[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await staff.get(`/purchase-requests?limit=1${next && `&cursor=${next}`}`);
      expect(body.items).toHaveLength(1);
      found.push(...body.items);
      next = body.next;
    }
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
    const times = found.map(({ created_at }) => created_at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('finds those of an outcome, and names what is missing', async () => {
    const title = `Order #${orders[0]}`;
    const ticket = (await bakery.jira.tickets()).find(({ summary }) => summary === title);
    await bakery.jira.close(String(ticket?.key), { labels: ['missing-butter'] });
    await until('the outcome is known', async () => {
      const { body } = await staff.get('/purchase-requests?outcome=missing');
      return body.items.length === 1;
    });
    const { body } = await staff.get('/purchase-requests?outcome=missing');
    expect(body.items).toMatchObject([{ title, missing: ['butter'], closed_at: expect.any(String) }]);
    expect(titles((await staff.get('/purchase-requests?outcome=open')).body.items)).not.toContain(title);
  });

  it.each(['outcome=lost', 'cursor=nonsense', 'order=1'])('refuses ?%s', async (query) => {
    const { status, body } = await staff.get(`/purchase-requests?${query}`);
    expect([status, body.errors[0].path]).toEqual([422, query.split('=')[0]]);
  });

  it.each([{}, { outcome: 'open' }])('is one indexed query for %j', async (outcome) => {
    const createdAt = new Date();
    const after = { createdAt: { $lte: createdAt }, $nor: [{ createdAt, _id: { $gte: 'x' } }] };
    for (const filter of [outcome, { ...outcome, ...after }]) {
      const found = bakery.database.db.collection('purchase_requests').find(filter as object);
      const plan = await found.sort({ createdAt: -1, _id: -1 }).limit(20).explain('queryPlanner');
      const stages = JSON.stringify(plan.queryPlanner.winningPlan);
      expect(stages).toContain('IXSCAN');
      expect(stages).not.toMatch(/COLLSCAN|"stage":"SORT"/);
    }
  });

  it('is for the staff', async () => {
    const customer = await apiClient(bakery, { as: 'customer' });
    expect((await customer.get('/purchase-requests')).status).toBe(403);
  });
});
