import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben } from '../../support/people.ts';
import { openBakery, type TestBakery } from './bakery.ts';

const MORNING = '2026-11-21T09:00:00.000Z';

describe('what becomes of a ticket, in the stock’s books', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(() => bakery.clear());
  afterAll(() => bakery.close());

  const butter = () => bakery.level('butter:g');
  const eggs = () => bakery.level('eggs:pcs');

  it('follows every outcome and every change of mind, with the request’s version', async () => {
    const order = await bakery.order();
    await bakery.orders.move(order.number, 'ready', { by: ben });
    const request = await bakery.bought(order.id);
    const key = request.ticket?.key ?? '';
    const ticket = () => bakery.supplier.ticket(key);
    const labelled = async (done: boolean, ...labels: string[]) => {
      ticket().labels = labels;
      ticket().done = done;
      await bakery.hear(request);
      return { butter: await butter(), eggs: await eggs() };
    };
    const nothing = { onHand: -132, reserved: 0, incoming: 0 };
    expect(await butter()).toEqual({ ...nothing, incoming: 132 });
    expect(await labelled(true)).toMatchObject({
      butter: { onHand: 0, incoming: 0 },
      eggs: { onHand: 0, incoming: 0 },
    });
    expect(await labelled(true, 'missing-butter')).toMatchObject({ butter: nothing, eggs: { onHand: 0, incoming: 0 } });
    expect(await labelled(true, 'missing-eggs')).toMatchObject({ butter: { onHand: 0 }, eggs: { onHand: -8 } });
    expect(await labelled(true, 'missing-ingredients')).toMatchObject({ butter: nothing, eggs: { onHand: -8 } });
    expect(await labelled(false)).toMatchObject({ butter: { ...nothing, incoming: 132 }, eggs: { incoming: 8 } });
    expect(await labelled(true)).toMatchObject({
      butter: { onHand: 0, incoming: 0 },
      eggs: { onHand: 0, incoming: 0 },
    });
    bakery.supplier.remove(key);
    await bakery.hear(request);
    expect(await butter()).toEqual(nothing);
    const moved = await bakery.db
      .collection<{ _id: string }>('stock_movements')
      .find({ ingredient: 'butter:g', kind: 'purchase' })
      .sort({ at: 1 })
      .toArray();
    expect(moved.map(({ _id }) => _id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((version) => `request-${request._id}:v${version}:butter:g`),
    );
  });

  it('is booked once, however often it is read', async () => {
    const order = await bakery.order();
    const request = await bakery.bought(order.id);
    bakery.supplier.close(request.ticket?.key ?? '');
    await Promise.all([bakery.hear(request), bakery.procurement.readTicket(request._id, bakery.run)]);
    await bakery.hear(request);
    expect(await butter()).toEqual({ onHand: 132, reserved: 132, incoming: 0 });
  });

  describe('of many orders', () => {
    /** 130 orders for butter, one of them ready, in one ticket. */
    async function refused(...labels: string[]) {
      bakery.settings.procurement = 'daily';
      bakery.settings.kitchenChannel = { id: 'C0KITCHEN' };
      const placedAt = bakery.time.now;
      await bakery.many(130, (index) => ({ placedAt, ...(index === 7 && { status: 'ready' }) }));
      bakery.time.now = new Date(MORNING);
      await bakery.procurement.beginDaily(MORNING);
      await bakery.net();
      const [request] = await bakery.requests.find().toArray();
      if (!request) throw new Error('a request was expected');
      await bakery.procurement.syncTicket(request._id, bakery.run);
      const [ticket] = bakery.supplier.tickets();
      if (!ticket) throw new Error('a ticket was expected');
      bakery.supplier.close(ticket.key, ...labels);
      return { request, ticket };
    }

    const cancelled = () => bakery.db.collection('orders').countDocuments({ status: 'cancelled' });

    it('cancels a hundred a step, keeps what is ready, and tells the kitchen once', async () => {
      const { request, ticket } = await refused('missing-butter');
      await bakery.procurement.readTicket(request._id, bakery.run);
      await bakery.procurement.applyOutcome(request._id, bakery.run);
      expect(await cancelled()).toBe(99);
      expect(bakery.notes).toEqual([]);
      for (let time = 0; time < 3; time += 1) await bakery.hear(request);
      expect(await cancelled()).toBe(129);
      expect(ticket.comments.map(({ remark }) => remark)).toEqual([{ kind: 'orders-kept', orders: [10_007] }]);
      expect(bakery.notes).toMatchObject([
        {
          to: { channel: 'C0KITCHEN' },
          key: `refused:${request._id}:v${(request.version ?? 0) + 1}`,
          note: { kind: 'orders-refused', ticket: ticket.key, missing: ['butter'], total: 129 },
        },
      ]);
      const { note } = bakery.notes[0] ?? {};
      expect(note?.kind === 'orders-refused' && note.orders).toHaveLength(10);
      expect(note?.kind === 'orders-refused' && note.orders[0]).toMatchObject({
        number: 10_000,
        customer: 'Mr. Cakelover',
        what: '2 x Chocolate Cake for 4',
      });
    });

    it('goes on after a crash, and the kitchen hears of all', async () => {
      const { request } = await refused('missing-ingredients');
      await bakery.procurement.readTicket(request._id, bakery.run);
      for (let crash = 0; crash < 3; crash += 1) {
        await expect(bakery.dying(0).applyOutcome(request._id, bakery.run)).rejects.toThrow('killed');
      }
      await bakery.hear(request);
      expect(await cancelled()).toBe(129);
      expect(bakery.notes).toMatchObject([{ note: { missing: 'all', total: 129 } }]);
    });

    it('tells what was cancelled by then when the supplier thinks better of it half-way', async () => {
      const { request, ticket } = await refused('missing-butter');
      await bakery.procurement.readTicket(request._id, bakery.run);
      await bakery.procurement.applyOutcome(request._id, bakery.run);
      ticket.labels.pop();
      await bakery.hear(request);
      await bakery.hear(request);
      expect(await cancelled()).toBe(99);
      expect(bakery.notes).toMatchObject([{ note: { missing: ['butter'], total: 99 } }]);
      expect(await butter()).toMatchObject({ onHand: 1_300, incoming: 0 });
    });

    it('is told to the managers where there is no kitchen channel', async () => {
      const order = await bakery.order();
      const request = await bakery.bought(order.id);
      bakery.supplier.close(request.ticket?.key ?? '', 'missing-eggs');
      await bakery.hear(request);
      expect(bakery.notes).toMatchObject([{ to: 'managers', note: { missing: ['eggs'], total: 1 } }]);
    });
  });

  describe('and what may not be there in time', () => {
    const tooLate = async (grams: number, dueAt = new Date('2026-11-23T08:00:00Z')) =>
      (await bakery.procurement.tooLateFor([{ name: 'butter', unit: 'g', amount: grams * 1_000 }], dueAt)).length > 0;

    it('is nothing of what nobody ever counted', async () => {
      expect(await tooLate(1_000_000)).toBe(false);
    });

    it('is what is not promised to others', async () => {
      await bakery.count('butter 200 g');
      expect(await tooLate(200)).toBe(false);
      expect(await tooLate(201)).toBe(true);
      const order = await bakery.order();
      await bakery.inventory.keepOrder(order.id);
      expect(await tooLate(68)).toBe(false);
      expect(await tooLate(69)).toBe(true);
    });

    it('is what comes with a ticket that is due later', async () => {
      await bakery.count('butter 0 g');
      const order = await bakery.order(new Date('2026-12-20T08:00:00Z'));
      await bakery.bought(order.id);
      await bakery.count('butter 100 g');
      expect(await tooLate(100)).toBe(false);
      await bakery.waste('butter', 60);
      expect(await tooLate(45)).toBe(true);
      expect(await tooLate(40, new Date('2026-12-21T08:00:00Z'))).toBe(false);
    });
  });
});
