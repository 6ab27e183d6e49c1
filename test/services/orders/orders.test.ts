import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Order, OrderStatus } from '../../../src/services/orders/index.ts';
import { ben, cakelover, olivia, stranger } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

const CAKE = { product: 'chocolate_cake', persons: 4, quantity: 2 };
const supplier = { kind: 'supplier', id: 'BAKE-1', name: 'BAKE-1', via: 'Jira' } as const;

describe('orders', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await shop.cake();
  });
  afterEach(async () => {
    await shop.db.collection('orders').deleteMany({});
    await shop.db.collection('events').deleteMany({});
    shop.time.now = new Date('2026-11-21T08:00:00Z');
  });
  afterAll(() => shop.close());

  const place = async (by = cakelover) => (await shop.orders.place({ lines: [CAKE] }, by)).result;
  const move = (order: Order, to: OrderStatus, by = ben) => shop.orders.move(order.number, to, { by });
  const placedAs = async (...path: OrderStatus[]) => {
    const order = await place();
    for (const to of path) await move(order, to);
    return order;
  };

  it('tells of each change once, when it is in the books: not of what was sent again, refused, or changed nothing', async () => {
    shop.heard.length = 0;
    const key = { key: 'placed-once' };
    const { result: order } = await shop.orders.place({ lines: [CAKE] }, cakelover, key);
    await shop.orders.place({ lines: [CAKE] }, cakelover, key);
    const again = { key: 'moved-once' };
    for (let n = 0; n < 2; n++) await shop.orders.moveOnce(order.number, 'preparation', { by: ben }, again);
    await move(order, 'preparation');
    await expect(move(order, 'ready', cakelover)).rejects.toThrow();
    await shop.orders.undo(order.number, { by: ben });
    expect(await shop.orders.cancelForSupplier(order.id, { by: supplier, reason: 'no eggs' })).toBe(true);
    expect(await shop.orders.cancelForSupplier(order.id, { by: supplier, reason: 'no eggs' })).toBe(false);
    const statuses = shop.heard.map(({ status, version }) => [status, version]);
    expect(statuses).toEqual([
      ['waiting', 1],
      ['preparation', 2],
      ['waiting', 3],
      ['cancelled', 4],
    ]);
  });

  describe('placing', () => {
    it('keeps the recipe it was placed with, and tells what happened', async () => {
      const order = await place();
      expect(order).toMatchObject({
        status: 'waiting',
        version: 1,
        dueAssumed: true,
        customer: { name: 'Mr. Cakelover' },
      });
      expect(order.lines[0]).toMatchObject({ kind: 'cake', recipeVersion: 1, persons: 4, quantity: 2 });
      expect(order.dueAt).toEqual(new Date('2026-11-23T08:00:00Z'));
      expect(await shop.happened('order')).toMatchObject([
        {
          type: 'order.placed',
          version: 1,
          subject: { kind: 'order', id: order.id },
          data: { summary: '2 x Chocolate Cake for 4' },
        },
      ]);
    });

    it('numbers orders 1, 2, 3', async () => {
      const [first, second] = [await place(), await place()];
      expect(second.number).toBe(first.number + 1);
    });

    it.each([
      ['a due time in the past', { dueAt: new Date('2026-11-21T07:59:59Z') }, 'due_in_the_past'],
      ['a due time of now', { dueAt: new Date('2026-11-21T08:00:00Z') }, 'due_in_the_past'],
      ['a due time in three years', { dueAt: new Date('2029-11-21T08:00:00Z') }, 'due_too_far'],
      ['endless notes', { notes: 'x'.repeat(1_501) }, 'notes_too_long'],
    ])('refuses %s', async (_, wrong, code) => {
      await expect(shop.orders.place({ lines: [CAKE], ...wrong }, cakelover)).rejects.toMatchObject({ code });
      expect(await shop.db.collection('orders').countDocuments()).toBe(0);
    });

    it('lets only staff order for somebody else', async () => {
      const forHer = { lines: [CAKE], for: { name: 'Ms. Delicious' } };
      await expect(shop.orders.place(forHer, cakelover)).rejects.toMatchObject({ kind: 'forbidden' });
      const { result } = await shop.orders.place(forHer, ben);
      expect(result).toMatchObject({ customer: { name: 'Ms. Delicious' }, placedBy: ben.actor });
    });

    it('places one order for one request, however often it comes', async () => {
      const placed = await Promise.all(
        [1, 2, 3].map(() => shop.orders.place({ lines: [CAKE] }, cakelover, { key: 'slack:trigger' })),
      );
      expect(await shop.db.collection('orders').countDocuments()).toBe(1);
      expect(new Set(placed.map(({ result }) => result.number)).size).toBe(1);
    });

    it('can be found by its customer and staff; for anybody else there is no such order', async () => {
      const { number } = await place();
      expect(await shop.orders.find(number, cakelover)).toMatchObject({ number });
      expect(await shop.orders.find(number, ben)).toMatchObject({ number });
      await expect(shop.orders.find(number, stranger)).rejects.toMatchObject({ code: 'order_not_found' });
      await expect(shop.orders.find(999, ben)).rejects.toMatchObject({ code: 'order_not_found' });
      await expect(shop.orders.list({ whose: 'all', limit: 5 }, cakelover)).rejects.toMatchObject({
        kind: 'forbidden',
      });
      expect(await shop.orders.list({ whose: 'mine', limit: 5 }, stranger)).toEqual([]);
      expect(await shop.orders.list({ whose: 'mine', limit: 5 }, cakelover)).toHaveLength(1);
    });
  });

  describe('the status table', () => {
    const everything: OrderStatus[] = ['waiting', 'preparation', 'ready', 'delivered', 'cancelled'];
    const staffMay: Record<string, OrderStatus[]> = {
      waiting: ['preparation', 'ready', 'cancelled'],
      preparation: ['waiting', 'ready', 'cancelled'],
      ready: ['preparation', 'delivered'],
      delivered: [],
      cancelled: [],
    };
    const ways: Record<string, OrderStatus[]> = {
      waiting: [],
      preparation: ['preparation'],
      ready: ['ready'],
      delivered: ['ready', 'delivered'],
      cancelled: ['cancelled'],
    };

    it.each(everything.flatMap((from) => everything.filter((to) => to !== from).map((to) => [from, to] as const)))(
      'from %s to %s',
      async (from, to) => {
        const order = await placedAs(...(ways[from] ?? []));
        const before = await shop.orders.find(order.number, ben);
        if (staffMay[from]?.includes(to)) {
          const { order: after } = await move(order, to);
          expect(after).toMatchObject({ status: to, version: before.version + 1 });
          expect(after.timeline.at(-1)).toMatchObject({ from, to, by: ben.actor, version: after.version });
        } else {
          await expect(move(order, to)).rejects.toMatchObject({ code: 'move_not_allowed' });
          expect(await shop.orders.find(order.number, ben)).toEqual(before);
        }
      },
    );

    it('lets customers cancel their own and do nothing else', async () => {
      const order = await place();
      await expect(move(order, 'ready', cakelover)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(move(order, 'cancelled', stranger)).rejects.toMatchObject({ kind: 'forbidden' });
      const { order: cancelled } = await move(order, 'cancelled', cakelover);
      expect(cancelled.status).toBe('cancelled');
    });

    it('asked for the status it has, does nothing and says so', async () => {
      const order = await placedAs('ready');
      const events = (await shop.happened('order')).length;
      expect(await move(order, 'ready')).toMatchObject({ changed: false, order: { version: 2 } });
      expect(await shop.happened('order')).toHaveLength(events);
    });

    it('lets a supplier cancel what waits or is baked, never what is ready', async () => {
      const [waiting, ready] = [await place(), await placedAs('ready')];
      const short = { by: supplier, reason: 'no chocolate' };
      expect(await shop.orders.cancelForSupplier(waiting.id, { ...short, request: 'of another' })).toBe(false);
      expect(await shop.orders.cancelForSupplier(waiting.id, short)).toBe(true);
      expect(await shop.orders.cancelForSupplier(waiting.id, short)).toBe(false);
      expect(await shop.orders.cancelForSupplier(ready.id, short)).toBe(false);
      expect(await shop.orders.find(ready.number, ben)).toMatchObject({ status: 'ready' });
    });
  });

  describe('races', () => {
    it('has one winner among two buttons of the same card; the loser is told who it was', async () => {
      const order = await place();
      const press = (to: OrderStatus, by: typeof ben) => shop.orders.move(order.number, to, { by, expectedVersion: 1 });
      const outcomes = await Promise.allSettled([press('preparation', ben), press('cancelled', cakelover)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(lost?.reason).toMatchObject({
        code: 'order_changed',
        message: expect.stringMatching(/Ben Baker|Mr. Cakelover/),
      });
      expect((await shop.orders.find(order.number, ben)).version).toBe(2);
    });

    it('refuses a button of an old card', async () => {
      const order = await placedAs('preparation', 'waiting');
      const stale = shop.orders.move(order.number, 'preparation', { by: ben, expectedVersion: 1 });
      await expect(stale).rejects.toMatchObject({ code: 'order_changed' });
    });

    it('never lets a cancel and a purchase request cross', async () => {
      for (let round = 0; round < 10; round++) {
        const order = await place();
        const request = `request-${round}`;
        const [taken] = await Promise.all([
          shop
            .transact((session) => shop.orders.takeForPurchase(session, [{ order: order.id, request }]))
            .then(
              () => true,
              () => false,
            ),
          move(order, 'cancelled'),
        ]);
        const cancelled = (await shop.happened('order')).find(
          ({ type, subject }) => type === 'order.cancelled' && subject.id === order.id,
        );
        expect(cancelled?.data.purchaseRequest ?? null).toBe(taken ? request : null);
      }
    });
  });

  describe('undoing', () => {
    it('takes a cancel back within five minutes, as a change like any other', async () => {
      const order = await placedAs('preparation', 'cancelled');
      shop.time.now = new Date('2026-11-21T08:05:00Z');
      const back = await shop.orders.undo(order.number, { by: ben });
      expect(back).toMatchObject({ status: 'preparation', version: 4 });
      expect(back.timeline.at(-1)).toMatchObject({ undoes: 3, from: 'cancelled', to: 'preparation' });
    });

    it.each([
      ['after five minutes', '2026-11-21T08:05:01Z', ben, 'undo_too_late'],
      ['for customers', '2026-11-21T08:00:01Z', cakelover, 'forbidden'],
    ])('does not %s', async (_, now, by, code) => {
      const order = await placedAs('cancelled');
      shop.time.now = new Date(now);
      await expect(shop.orders.undo(order.number, { by })).rejects.toMatchObject({ code });
    });

    it('does not take back a supplier’s word', async () => {
      const short = await place();
      await shop.orders.cancelForSupplier(short.id, { by: supplier, reason: 'no chocolate' });
      await expect(shop.orders.undo(short.number, { by: olivia })).rejects.toMatchObject({ code: 'undo_too_late' });
    });

    it.each<[string, OrderStatus[], OrderStatus | null]>([
      ['a start', ['preparation'], 'waiting'],
      ['a finished cake', ['preparation', 'ready'], 'preparation'],
      ['a step back', ['preparation', 'ready', 'preparation', 'waiting'], 'preparation'],
      ['a cancel', ['preparation', 'cancelled'], 'preparation'],
      ['nothing but the placing', [], null],
      ['two steps at once: the table has no way back over both', ['ready'], null],
      ['a delivery', ['ready', 'delivered'], null],
      ['what took a change back itself', ['preparation', 'waiting'], null],
    ])('takes back, or not, %s', async (_, path, to) => {
      const order = await placedAs(...path);
      const undoing = shop.orders.undo(order.number, { by: ben });
      if (!to) return expect(undoing).rejects.toMatchObject({ code: 'undo_too_late' });
      expect(await undoing).toMatchObject({ status: to, version: path.length + 2 });
    });

    it('is good for the change that was shown alone', async () => {
      const order = await placedAs('preparation', 'ready');
      const late = shop.orders.undo(order.number, { by: ben, expectedVersion: 2 });
      await expect(late).rejects.toMatchObject({ code: 'order_changed' });
    });

    it('of a cancel is asked for by the former status as well, of what was seen, and for as long', async () => {
      const order = await placedAs('cancelled');
      const ask = (by: typeof ben, expectedVersion?: number) =>
        shop.orders.move(order.number, 'waiting', { by, expectedVersion });
      await expect(ask(ben)).rejects.toMatchObject({ code: 'move_not_allowed' });
      await expect(ask(cakelover, 2)).rejects.toMatchObject({ code: 'move_not_allowed' });
      shop.time.now = new Date('2026-11-21T08:05:01Z');
      await expect(ask(ben, 2)).rejects.toMatchObject({ code: 'undo_too_late' });
      shop.time.now = new Date('2026-11-21T08:05:00Z');
      expect((await ask(ben, 2)).order.timeline.at(-1)).toMatchObject({ version: 3, undoes: 2, to: 'waiting' });
    });

    it('marks a step back as the undoing of the step before', async () => {
      const order = await placedAs('ready');
      expect((await move(order, 'preparation')).order.timeline.at(-1)?.undoes).toBeUndefined();
      const other = await placedAs('preparation', 'ready');
      expect((await move(other, 'preparation')).order.timeline.at(-1)?.undoes).toBe(3);
    });
  });

  it('are those without a purchase request until one takes them, each at most one', async () => {
    const [first, second] = [await place(), await place()];
    await move(second, 'cancelled');
    expect(await shop.orders.withoutPurchaseRequest(10)).toEqual([{ id: first.id, number: first.number }]);
    const take = (request: string) =>
      shop.transact((session) => shop.orders.takeForPurchase(session, [{ order: first.id, request }]));
    await take('r1');
    expect(await shop.orders.get(first.id)).toMatchObject({ purchaseRequest: 'r1', version: 1 });
    await expect(take('r2')).rejects.toThrow('not free');
    expect(await shop.orders.withoutPurchaseRequest(10)).toEqual([]);
    expect(await shop.orders.cancelledInPurchase('r1', 10)).toEqual([]);
    await move(first, 'cancelled');
    expect(await shop.orders.cancelledInPurchase('r1', 10)).toEqual([first.id]);
  });
});
