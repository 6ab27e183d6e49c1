import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ben } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop?.close());

const HOUR = 60 * 60 * 1_000;

it('are the orders that a customer still looks forward to: open ones, and those cancelled before they were due', async () => {
  await shop.cake();
  const place = async (dueInHours: number) => {
    const dueAt = new Date(shop.time.now.getTime() + dueInHours * HOUR);
    const lines = [{ product: 'chocolate_cake', quantity: 1, persons: 1 }];
    const { result } = await shop.orders.place({ lines, dueAt, for: { name: 'Ms. Delicious' } }, ben);
    await shop.db
      .collection<{ _id: string }>('orders')
      .updateOne({ _id: result.id }, { $set: { 'customer.id': 'delicious' } });
    return result.number;
  };
  const waiting = await place(1);
  const ready = await place(1);
  const delivered = await place(48);
  const calledOff = await place(48);
  const over = await place(1);
  await shop.orders.move(ready, 'ready', { by: ben });
  for (const status of ['ready', 'delivered'] as const) await shop.orders.move(delivered, status, { by: ben });
  for (const order of [calledOff, over]) await shop.orders.move(order, 'cancelled', { by: ben });
  shop.time.now = new Date(shop.time.now.getTime() + 2 * HOUR);

  const numbers = async (after: number, limit: number) =>
    (await shop.orders.expectedBy('delicious', after, limit)).map(({ number }) => number);
  expect(await numbers(0, 10)).toEqual([waiting, ready, calledOff]);
  expect(await numbers(waiting, 1)).toEqual([ready]);
  expect(await shop.orders.expectedBy('somebody else', 0, 10)).toEqual([]);
});
