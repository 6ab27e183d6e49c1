import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderStatus } from '../../../src/services/orders/index.ts';
import { orderOf } from '../../support/order.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

const STATUSES: OrderStatus[] = ['waiting', 'waiting', 'waiting', 'preparation', 'ready'];
const HOUR = 60 * 60 * 1_000;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  const at = (index: number) => new Date(Date.parse('2026-11-21T08:00:00Z') + ((index * 7) % 500) * HOUR);
  const document = (index: number, status: OrderStatus) => {
    const { id, ...order } = orderOf({ number: index + 1, status, dueAt: at(index) });
    return { ...order, _id: randomUUID() as never };
  };
  const open = Array.from({ length: 500 }, (_, index) => document(index, STATUSES[index % 5] ?? 'waiting'));
  const closed = [document(500, 'delivered'), document(501, 'cancelled')];
  await shop.db.collection('orders').insertMany([...open, ...closed]);
});
afterAll(() => shop.close());

describe('the kitchen’s board', () => {
  it('shows 500 open orders page by page, the most urgent first, each once', async () => {
    const shown = [];
    for (let page = 0; page < 50; page += 1) shown.push(...(await shop.orders.boardPage({ page }, ben)).orders);
    const times = shown.map(({ dueAt }) => dueAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(shown.map(({ number }) => number)).size).toBe(500);
  });

  it('counts what there is of each status, and shows one of them alone', async () => {
    const ready = await shop.orders.boardPage({ status: 'ready', page: 1 }, ben);
    expect(ready).toMatchObject({ page: 1, pages: 10, counts: { waiting: 300, preparation: 100, ready: 100 } });
    expect(new Set(ready.orders.map(({ status }) => status))).toEqual(new Set(['ready']));
  });

  it('shows the last page where a page is not there any more', async () => {
    expect(await shop.orders.boardPage({ page: 999 }, ben)).toMatchObject({ page: 49, pages: 50 });
  });

  it('is read in the order of an index, not sorted in memory', async () => {
    const query = { status: { $in: ['waiting', 'preparation', 'ready'] } };
    const plan = await shop.db.collection('orders').find(query).sort({ dueAt: 1, number: 1 }).limit(10).explain();
    const stages = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(stages).toContain('"SORT_MERGE"');
    expect(stages).not.toContain('"SORT"');
  });

  it('is for staff', async () => {
    await expect(shop.orders.boardPage({ page: 0 }, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
