import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Transact } from '../../../src/platform/mongo/index.ts';
import { createInventory } from '../../../src/services/inventory/index.ts';
import { openBakery, type TestBakery } from './bakery.ts';

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await openBakery();
});
afterAll(() => bakery.close());

/** Nobody hears of what runs low. */
const silent = { notes: { post: async () => undefined }, settings: { readFresh: async () => ({}) } };

/** Counts what is asked of it, and how often that is begun. */
function counting(transact: Transact) {
  const counted = { transactions: 0, begun: 0 };
  const counts: Transact = (work) => {
    counted.transactions += 1;
    return transact((session) => {
      counted.begun += 1;
      return work(session);
    });
  };
  return { counted, transact: counts };
}

it('does not begin anew what netting and the stock’s own reaction do at once in one process', async () => {
  const { counted, transact } = counting(bakery.transact);
  const inventory = createInventory({ ...bakery, ...silent, transact });
  const procurement = bakery.another({ inventory, transact });
  for (let round = 0; round < 5; round += 1) {
    const ids = await bakery.many(20, (index) => ({ number: 1_000 * (round + 1) + index }));
    await Promise.all([procurement.net(bakery.run), ...ids.map((id) => inventory.keepOrder(id))]);
  }
  expect(await bakery.requests.countDocuments()).toBe(100);
  expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 1_000, incoming: 1_000 });
  expect(counted.transactions).toBeGreaterThan(100);
  expect(counted.begun).toBe(counted.transactions);
});
