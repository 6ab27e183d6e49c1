import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import { type BakeSheets, bakeSheetCollection, createBakeSheets } from '../../../src/services/orders/index.ts';
import { run } from '../../support/books.ts';
import { createFakeWall } from '../../support/fake-wall.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

let shop: Shop;
let kitchen: ReturnType<typeof createFakeWall>;
let sheets: BakeSheets;
const settings = {
  zone: 'Europe/Paris',
  kitchenChannel: { id: 'C0KITCHEN' } as { id: string } | undefined,
  kitchenChannelBroken: undefined as unknown,
};

beforeAll(async () => {
  shop = await openShop();
  await ensureCollections(shop.db, [bakeSheetCollection]);
  await shop.cake();
});
beforeEach(() => {
  kitchen = createFakeWall();
  sheets = createBakeSheets({
    ...{ db: shop.db, transact: shop.transact, orders: shop.orders, wall: kitchen.wall },
    clock: { now: () => shop.time.now },
    settings: { read: async () => settings, readFresh: async () => settings },
  });
});
afterEach(async () => {
  for (const name of ['orders', 'bake_sheets']) await shop.db.collection(name).deleteMany({});
  shop.time.now = new Date('2026-11-21T08:00:00Z');
  Object.assign(settings, { kitchenChannel: { id: 'C0KITCHEN' }, kitchenChannelBroken: undefined });
});
afterAll(() => shop.close());

const place = async (dueAt = '2026-11-21T12:00:00Z') =>
  (
    await shop.orders.place(
      { lines: [{ product: 'chocolate_cake', persons: 4, quantity: 2 }], dueAt: new Date(dueAt) },
      cakelover,
    )
  ).result;
/** The morning came just now, unless it is said when. */
const hang = (morning = shop.time.now.toISOString()) => sheets.hang(morning, run);
const hungOrders = () => kitchen.hung.flatMap(({ page }) => page.orders.map(({ number }) => number));

describe('the morning’s bake sheet', () => {
  it('has what is still to be baked, by due time, with the sum of the ingredients', async () => {
    const [later, sooner] = [await place('2026-11-22T12:00:00Z'), await place()];
    const ready = await place();
    await shop.orders.move(ready.number, 'ready', { by: ben });
    const started = await place('2026-11-22T22:59:00Z');
    await shop.orders.move(started.number, 'preparation', { by: ben });
    await place('2026-11-22T23:00:00Z');

    await hang();
    expect(hungOrders()).toEqual([sooner.number, later.number, started.number]);
    expect(kitchen.hung.map(({ channel }) => channel)).toEqual(['C0KITCHEN', 'C0KITCHEN']);
    expect(kitchen.hung.at(-1)?.page.ingredients).toContainEqual({ name: 'chocolate', unit: 'g', amount: 804_000 });
  });

  it('hangs once a day, whatever calls for it and whatever changes meanwhile', async () => {
    await place();
    await hang();
    await place();
    await hang();
    expect(kitchen.hung).toHaveLength(2);
    shop.time.now = new Date('2026-11-22T05:00:00Z');
    await hang();
    expect(kitchen.hung.map(({ page }) => page.day)).toEqual(['2026-11-21', '2026-11-21', '2026-11-22', '2026-11-22']);
  });

  it('is hung once although an answer is lost', async () => {
    await place();
    kitchen.failures.push('lost');
    await expect(hang()).rejects.toMatchObject({ inDoubt: true });
    await hang();
    expect(kitchen.hung.map(({ page }) => page.page)).toEqual([1, 2]);
  });

  it('goes on where it was interrupted, with the sheet that it had begun', async () => {
    const order = await place();
    kitchen.failures.push(undefined, 'down');
    await expect(hang()).rejects.toMatchObject({ code: 'unreachable' });
    await place();
    await hang();
    expect(hungOrders()).toEqual([order.number]);
    expect(kitchen.hung.map(({ page }) => `${page.page} of ${page.pages}`)).toEqual(['1 of 2', '2 of 2']);
  });

  it('ends where the channel is closed: the settings know', async () => {
    await place();
    kitchen.failures.push('closed');
    await hang();
    expect(kitchen.hung).toEqual([]);
  });

  it.each([
    ['there is nothing to bake', 0, {}],
    ['no channel is chosen', 1, { kitchenChannel: undefined }],
    ['its channel is broken', 1, { kitchenChannelBroken: { reason: 'is_archived' } }],
  ])('is not hung where %s', async (_, orders, chosen) => {
    if (orders > 0) await place();
    Object.assign(settings, chosen);
    await hang();
    expect(kitchen.hung).toEqual([]);
  });

  it('is not hung the night after, where it could not be in time: the next morning’s has what came since', async () => {
    const late = await place('2026-11-22T12:00:00Z');
    const morning = shop.time.now.toISOString();
    kitchen.failures.push('down');
    await expect(hang(morning)).rejects.toMatchObject({ code: 'unreachable' });
    shop.time.now = new Date('2026-11-21T23:10:00Z');
    await hang(morning);
    expect(kitchen.hung).toEqual([]);
    const since = await place('2026-11-22T18:00:00Z');
    shop.time.now = new Date('2026-11-22T05:00:00Z');
    await hang();
    expect(hungOrders()).toEqual([late.number, since.number]);
  });

  it('is the morning’s whose process has a clock that is behind', async () => {
    await place('2026-11-23T12:00:00Z');
    shop.time.now = new Date('2026-11-21T22:59:00Z');
    await hang('2026-11-21T23:00:00.000Z');
    expect(kitchen.hung[0]?.page.day).toBe('2026-11-22');
  });

  it('is today’s where the former release asked for it, which did not say for when', async () => {
    await place();
    await hang('kitchen');
    expect(kitchen.hung[0]?.page.day).toBe('2026-11-21');
  });

  it('hangs in as many pages as a thousand orders need', async () => {
    const order = await place();
    const { _id, ...one } = (await shop.db.collection('orders').findOne({ number: order.number })) ?? {};
    const more = Array.from({ length: 1_000 }, (_, index) => ({ ...one, number: order.number + 1 + index }));
    await shop.db.collection('orders').insertMany(more);
    await hang();
    expect(new Set(hungOrders()).size).toBe(1_000);
    expect(kitchen.hung[0]?.page).toMatchObject({ more: true, pages: kitchen.hung.length });
  });

  it('can be read by staff at any time, and by nobody else', async () => {
    const order = await place();
    expect(await sheets.today(ben)).toMatchObject({ day: '2026-11-21', orders: [{ number: order.number }] });
    await expect(sheets.today(cakelover)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
