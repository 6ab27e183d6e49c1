import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { openBakery, type TestBakery } from './bakery.ts';

describe('buying for orders', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(() => bakery.clear());
  afterAll(() => bakery.close());

  it('makes one request for an order, however often it is told', async () => {
    const order = await bakery.order();
    await Promise.all([bakery.procurement.requestFor(order.id), bakery.procurement.requestFor(order.id)]);
    await bakery.procurement.requestFor(order.id);

    const request = await bakery.requestOf(order.id);
    expect(await bakery.requests.countDocuments()).toBe(1);
    expect(request).toMatchObject({ title: `Order #${order.number}`, outcome: 'open', version: 1 });
    expect(request.ingredients).toEqual(order.ingredients);
    expect((await bakery.orders.get(order.id))?.purchaseRequest).toBe(request._id);
    expect((await bakery.types()).filter((type) => type === 'purchase_request.created')).toHaveLength(1);
  });

  it('needs no ticket for what needs no ingredients', async () => {
    const order = await bakery.tea();
    const request = await bakery.bought(order.id);
    expect(request).toMatchObject({ outcome: 'covered', ingredients: [] });
    expect(bakery.supplier.tickets()).toEqual([]);
  });

  it('buys nothing for an order that was cancelled before', async () => {
    const order = await bakery.order();
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.procurement.requestFor(order.id);
    expect(await bakery.requests.countDocuments()).toBe(0);
  });

  it('leaves no cancelled order in a request when a cancel and the request cross', async () => {
    for (let round = 0; round < 20; round += 1) {
      const order = await bakery.order();
      await Promise.all([
        bakery.procurement.requestFor(order.id),
        bakery.orders.move(order.number, 'cancelled', { by: cakelover }),
      ]);
      await bakery.procurement.requestFor(order.id);
      const request = await bakery.requests.findOne({ 'orders.id': order.id });
      if (request) await bakery.procurement.syncTicket(request._id, bakery.run);
    }
    expect(bakery.supplier.tickets()).toEqual([]);
    expect(await bakery.requests.countDocuments({ 'orders.leftOut': false })).toBe(0);
  });

  it('puts an order back into its request when its cancel is undone before there is a ticket', async () => {
    const order = await bakery.order();
    await bakery.procurement.requestFor(order.id);
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    const without = await bakery.bought(order.id);
    expect(without).toMatchObject({ version: 2, ingredients: [] });
    expect(bakery.supplier.tickets()).toEqual([]);

    await bakery.orders.undo(order.number, { by: ben });
    const request = await bakery.bought(order.id);
    expect(request).toMatchObject({ _id: without._id, version: 3, ingredients: order.ingredients });
    expect(bakery.supplier.tickets()).toMatchObject([{ content: { title: `Order #${order.number}` }, comments: [] }]);
  });

  it('buys anew when a cancel is undone after its ticket was closed without the order', async () => {
    const order = await bakery.order();
    const first = await bakery.bought(order.id);
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.bought(order.id);
    bakery.supplier.close(first.ticket?.key ?? '');
    await bakery.hear(first);

    await bakery.orders.undo(order.number, { by: ben });
    await bakery.procurement.requestFor(order.id);
    const now = (await bakery.orders.get(order.id))?.purchaseRequest;
    expect(now).toBeDefined();
    expect(now).not.toBe(first._id);
    const anew = await bakery.requests.findOne({ _id: now });
    expect(anew).toMatchObject({ outcome: 'open', ingredients: order.ingredients });
    expect(anew?.ticket).toBeUndefined();
  });

  it('buys nothing anew when the ticket was closed with the order in it', async () => {
    const order = await bakery.order();
    const request = await bakery.bought(order.id);
    bakery.supplier.close(request.ticket?.key ?? '');
    await bakery.hear(request);
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.procurement.requestFor(order.id);
    await bakery.orders.undo(order.number, { by: ben });
    await bakery.procurement.requestFor(order.id);
    expect((await bakery.orders.get(order.id))?.purchaseRequest).toBe(request._id);
    expect(await bakery.requests.countDocuments()).toBe(1);
  });

  it('picks up orders that nobody buys for, in steps that queue the next', async () => {
    const template = await bakery.order();
    const orders = bakery.db.collection<{ _id: string }>('orders');
    const document = await orders.findOne({ _id: template.id });
    await orders.insertMany(
      Array.from({ length: 119 }, (_, index) => ({ ...document, _id: `order-${index}`, number: 1_000 + index })),
    );

    await bakery.procurement.morning(bakery.run);
    expect(await bakery.requests.countDocuments()).toBe(100);
    expect(await bakery.types()).toContain('procurement.morning_step_due');

    await bakery.procurement.morning(bakery.run);
    expect(await bakery.requests.countDocuments()).toBe(120);
    const steps = (await bakery.types()).filter((type) => type === 'procurement.morning_step_due');
    expect(steps).toHaveLength(1);
  });

  describe('again, after a ticket was deleted', () => {
    async function deleted() {
      const order = await bakery.order();
      const request = await bakery.bought(order.id);
      bakery.supplier.remove(request.ticket?.key ?? '');
      await bakery.hear(request);
      return { order, request };
    }

    it('is staff’s decision, once', async () => {
      const { order, request } = await deleted();
      await expect(bakery.procurement.orderAgain(request._id, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
      await bakery.procurement.orderAgain(request._id, olivia);
      expect(await bakery.types()).toContain('purchase_request.order_released');
      await bakery.procurement.requestFor(order.id);
      const again = (await bakery.orders.get(order.id))?.purchaseRequest ?? '';
      expect(again).not.toBe(request._id);
      await bakery.procurement.syncTicket(again, bakery.run);
      expect(bakery.supplier.tickets()).toHaveLength(1);
      await expect(bakery.procurement.orderAgain(request._id, olivia)).rejects.toMatchObject({
        code: 'ticket_not_gone',
      });
    });

    it('leaves the order out of the old ticket, should that come back', async () => {
      const { order, request } = await deleted();
      const { ticket } = (await bakery.requests.findOne({ _id: request._id })) ?? {};
      await bakery.procurement.orderAgain(request._id, olivia);
      await bakery.procurement.syncTicket(request._id, bakery.run);
      if (!ticket) throw new Error('a ticket was expected');
      bakery.supplier.restore({ ...ticket, request: request._id });
      await bakery.hear(request);
      const [old] = bakery.supplier.tickets();
      expect(old?.comments.map(({ remark }) => remark)).toEqual([{ kind: 'order-left-out', order: order.number }]);
      expect(old?.content.needs).toEqual([]);
    });

    it('needs a request whose ticket is gone', async () => {
      const order = await bakery.order();
      const { _id } = await bakery.bought(order.id);
      await expect(bakery.procurement.orderAgain(_id, olivia)).rejects.toMatchObject({ code: 'ticket_not_gone' });
      await expect(bakery.procurement.orderAgain('none', olivia)).rejects.toMatchObject({
        code: 'purchase_request_not_found',
      });
    });
  });
});
