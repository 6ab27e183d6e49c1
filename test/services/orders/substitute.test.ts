import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

const CAKE = { product: 'chocolate_cake', persons: 4, quantity: 2 };
const supplier = { kind: 'supplier', id: 'BAKE-1', name: 'the supplier', via: 'Jira' } as const;

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
  await shop.cake();
});
afterAll(() => shop.close());

async function refused() {
  const { result: order } = await shop.orders.place({ lines: [CAKE] }, cakelover);
  await shop.orders.cancelForSupplier(order.id, { by: supplier, reason: 'the supplier has no butter' });
  return order;
}

const substituteFor = (order: { id: string }, by = ben) =>
  shop.orders.place({ lines: [CAKE], insteadOf: order.id }, by);

it('is ordered once by two who order it at once: the second reads who did', async () => {
  const order = await refused();
  const tries = await Promise.allSettled([substituteFor(order, ben), substituteFor(order, olivia)]);
  const placed = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value.result] : []));
  expect(placed).toHaveLength(1);
  const [substitute] = placed;
  expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: {
      code: 'substitute_placed',
      message: `${substitute?.placedBy.name} has placed order ${substitute?.number} instead of it already.`,
    },
  });
  expect(await shop.happened('order')).toHaveLength(3);
});

it('is not offered once there is one, and again when that is cancelled', async () => {
  const order = await refused();
  expect(await shop.orders.substitutable(order.number, ben)).toMatchObject({ id: order.id, status: 'cancelled' });
  const { result: first } = await substituteFor(order);
  await expect(shop.orders.substitutable(order.number, ben)).rejects.toMatchObject({ code: 'substitute_placed' });

  await shop.orders.move(first.number, 'cancelled', { by: ben });
  await shop.orders.substitutable(order.number, ben);
  const { result: second } = await substituteFor(order);
  expect(await shop.orders.get(order.id)).toMatchObject({ replacedBy: second.id });
});

it('is for staff to order', async () => {
  const order = await refused();
  await expect(shop.orders.substitutable(order.number, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(substituteFor(order, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(shop.orders.substitutable(999_999, ben)).rejects.toMatchObject({ code: 'order_not_found' });
});
