import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { amounts, openBakery, type TestBakery } from './bakery.ts';

describe('netting', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(() => bakery.clear());
  afterAll(() => bakery.close());

  const cancel = (order: { number: number }) => bakery.orders.move(order.number, 'cancelled', { by: cakelover });
  const undo = (order: { number: number }) => bakery.orders.undo(order.number, { by: ben });

  describe('a request for each order', () => {
    it('is made once, however often and in however many processes it is netted', async () => {
      const order = await bakery.order();
      const others = [bakery.another(), bakery.another()];
      await Promise.all([bakery.procurement, ...others].map((each) => each.net(bakery.run)));
      await bakery.net();

      const request = await bakery.requestOf(order.id);
      expect(await bakery.requests.countDocuments()).toBe(1);
      expect(request).toMatchObject({ title: `Order #${order.number}`, outcome: 'open', version: 1, orders: 1 });
      expect(request.ingredients).toEqual(order.ingredients);
      expect((await bakery.types()).filter((type) => type === 'purchase_request.created')).toHaveLength(1);
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 132, incoming: 132 });
    });

    it('is covered by what needs no ingredients, and has no ticket', async () => {
      const order = await bakery.tea();
      expect(await bakery.bought(order.id)).toMatchObject({ outcome: 'covered', ingredients: [] });
      expect(bakery.supplier.tickets()).toEqual([]);
    });

    it('is not made for an order that was cancelled before', async () => {
      await cancel(await bakery.order());
      await bakery.net();
      expect(await bakery.requests.countDocuments()).toBe(0);
    });

    it.each(['preparation', 'ready'] as const)('is made for an order that is in %s by then', async (status) => {
      const order = await bakery.order();
      await bakery.orders.move(order.number, status, { by: ben });
      await bakery.net();
      expect((await bakery.requestOf(order.id)).ingredients).toEqual(order.ingredients);
      expect(await bakery.level('butter:g')).toEqual({ onHand: -132, reserved: 0, incoming: 132 });
    });

    it('has no cancelled order in it when a cancel and the request cross', async () => {
      for (let round = 0; round < 20; round += 1) {
        const order = await bakery.order();
        await Promise.all([bakery.procurement.net(bakery.run), cancel(order)]);
        await bakery.changed(order.id);
        const request = await bakery.requests.findOne({ _id: (await bakery.orders.get(order.id))?.purchaseRequest });
        if (request) await bakery.procurement.syncTicket(request._id, bakery.run);
      }
      expect(bakery.supplier.tickets()).toEqual([]);
      expect(await bakery.rows.countDocuments({ leftOut: false })).toBe(0);
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 0, incoming: 0 });
    });

    it('goes on after a crash between two transactions', async () => {
      for (let count = 0; count < 60; count += 1) await bakery.order();
      await expect(bakery.dying(1).net(bakery.run)).rejects.toThrow('killed');
      expect(await bakery.requests.countDocuments()).toBe(50);
      await bakery.net();
      expect(await bakery.requests.countDocuments()).toBe(60);
    });
  });

  describe('against the stock', () => {
    it('buys of what was counted only what is missing, and exactly what is needed of the rest', async () => {
      await bakery.count('butter 100 g\nflour 1000 g');
      const order = await bakery.order();
      await bakery.net();
      const { butter, flour, chocolate, eggs } = amounts((await bakery.requestOf(order.id)).ingredients);
      expect({ butter, flour, chocolate, eggs }).toEqual({ butter: 32, flour: undefined, chocolate: 268, eggs: 8 });
      expect(await bakery.level('butter:g')).toEqual({ onHand: 100, reserved: 132, incoming: 32 });
    });

    it('needs no ticket where the stock has it all', async () => {
      await bakery.count('butter 1000 g\nflour 1000 g\nchocolate 1000 g\nsugar 1000 g\neggs 100\npeanuts 100 g');
      const order = await bakery.order();
      expect(await bakery.bought(order.id)).toMatchObject({ outcome: 'covered', ingredients: [] });
      expect(bakery.supplier.tickets()).toEqual([]);
    });

    it('counts on what is on its way, and not on what is promised', async () => {
      await bakery.count('butter 200 g');
      const orders = [await bakery.order(), await bakery.order(), await bakery.order()];
      const bought: (number | undefined)[] = [];
      for (const order of orders) {
        await bakery.net();
        bought.push(amounts((await bakery.requestOf(order.id)).ingredients).butter);
      }
      expect(bought.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(3 * 132 - 200);
      const { onHand, incoming, reserved } = await bakery.level('butter:g');
      expect(onHand + incoming - reserved).toBe(0);
    });

    it('buys at most what the order needs where the books are further below zero', async () => {
      await bakery.count('butter 0 g');
      const first = await bakery.order();
      await bakery.orders.move(first.number, 'preparation', { by: ben });
      await bakery.net();
      const request = await bakery.requestOf(first.id);
      bakery.supplier.close((await bakery.bought(first.id)).ticket?.key ?? '', 'missing-butter');
      await bakery.orders.move(first.number, 'ready', { by: ben });
      await bakery.hear(request);
      expect(await bakery.level('butter:g')).toEqual({ onHand: -132, reserved: 0, incoming: 0 });
      const second = await bakery.order();
      await bakery.net();
      expect(amounts((await bakery.requestOf(second.id)).ingredients).butter).toBe(132);
    });

    it('sees movements that are not in the rows yet', async () => {
      await bakery.count('butter 1000 g');
      expect(await bakery.db.collection('stock').countDocuments()).toBe(0);
      const order = await bakery.order();
      await bakery.net();
      expect(amounts((await bakery.requestOf(order.id)).ingredients).butter).toBeUndefined();
    });

    it('does not give back what another order has come to count on', async () => {
      await bakery.count('butter 0 g');
      const first = await bakery.order();
      await bakery.net();
      await cancel(first);
      await bakery.inventory.keepOrder(first.id);
      const second = await bakery.order();
      await bakery.net();
      expect(amounts((await bakery.requestOf(second.id)).ingredients).butter).toBeUndefined();
      await bakery.changed(first.id);
      const left = await bakery.requestOf(first.id);
      expect(left.orders).toBe(0);
      expect(amounts(left.ingredients)).toEqual({ butter: 132 });
      const open = await bakery.procurement.openRequests(10, ben);
      expect(open.map(({ id, orders }) => ({ id, orders }))).toContainEqual({ id: left._id, orders: 0 });
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 132, incoming: 132 });
    });
  });

  describe('an undone cancel', () => {
    it('goes back into its request while there is no ticket yet', async () => {
      const order = await bakery.order();
      await bakery.net();
      await cancel(order);
      await bakery.changed(order.id);
      const without = await bakery.requestOf(order.id);
      expect(without).toMatchObject({ version: 2, orders: 0, ingredients: [] });
      await bakery.procurement.syncTicket(without._id, bakery.run);
      expect(bakery.supplier.tickets()).toEqual([]);

      await undo(order);
      await bakery.changed(order.id);
      const request = await bakery.bought(order.id);
      expect(request).toMatchObject({ _id: without._id, version: 3, orders: 1, ingredients: order.ingredients });
      expect(bakery.supplier.tickets()).toMatchObject([{ content: { title: `Order #${order.number}` }, comments: [] }]);
    });

    it('changes nothing where it was undone before anybody looked', async () => {
      const order = await bakery.order();
      await bakery.net();
      await cancel(order);
      await undo(order);
      await bakery.changed(order.id);
      expect(await bakery.requestOf(order.id)).toMatchObject({ version: 1, orders: 1, ingredients: order.ingredients });
    });

    it('buys what others took meanwhile', async () => {
      await bakery.count('butter 132 g');
      const first = await bakery.order();
      await bakery.net();
      await cancel(first);
      await bakery.inventory.keepOrder(first.id);
      await bakery.order();
      await bakery.net();
      await undo(first);
      await bakery.changed(first.id);
      expect(amounts((await bakery.requestOf(first.id)).ingredients).butter).toBe(132);
      const { onHand, incoming, reserved } = await bakery.level('butter:g');
      expect(onHand + incoming - reserved).toBe(0);
    });

    it.each(['without it', 'with it'])('is netted anew after its ticket was closed %s', async (how) => {
      const order = await bakery.order();
      const first = await bakery.bought(order.id);
      if (how === 'without it') {
        await cancel(order);
        await bakery.changed(order.id);
      }
      bakery.supplier.close(first.ticket?.key ?? '');
      await bakery.hear(first);
      if (how === 'with it') {
        await cancel(order);
        await bakery.changed(order.id);
      }
      await undo(order);
      await bakery.changed(order.id);
      const anew = await bakery.requestOf(order.id);
      expect(anew._id).not.toBe(first._id);
      expect(anew).toMatchObject({ outcome: 'open', ingredients: order.ingredients });
    });

    it('of an order that the stock covered is netted anew', async () => {
      const order = await bakery.tea();
      await bakery.net();
      const covered = await bakery.requestOf(order.id);
      await cancel(order);
      await bakery.changed(order.id);
      await undo(order);
      await bakery.changed(order.id);
      expect((await bakery.requestOf(order.id))._id).not.toBe(covered._id);
    });

    it('is left out of its old ticket should that be opened again', async () => {
      const order = await bakery.order();
      const first = await bakery.bought(order.id);
      const key = first.ticket?.key ?? '';
      bakery.supplier.close(key);
      await bakery.hear(first);
      await cancel(order);
      await undo(order);
      await bakery.changed(order.id);
      bakery.supplier.ticket(key).done = false;
      await bakery.hear(first);
      const remarks = bakery.supplier.ticket(key).comments.map(({ remark }) => remark);
      expect(remarks).toEqual([{ kind: 'order-left-out', order: order.number, elsewhere: true }]);
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 132, incoming: 132 });
    });
  });

  describe('again, after a ticket was deleted', () => {
    async function deleted() {
      const order = await bakery.order();
      const request = await bakery.bought(order.id);
      bakery.supplier.remove(request.ticket?.key ?? '');
      await bakery.hear(request);
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 132, incoming: 0 });
      return { order, request };
    }

    it('is staff’s decision, once, and another ticket', async () => {
      const { order, request } = await deleted();
      await expect(bakery.procurement.orderAgain(request._id, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
      await bakery.procurement.orderAgain(request._id, olivia);
      await bakery.procurement.syncTicket(request._id, bakery.run);
      const [ticket] = bakery.supplier.tickets();
      expect(bakery.supplier.tickets()).toHaveLength(1);
      expect(ticket?.content.needs).toHaveLength(6);
      expect(ticket?.key).not.toBe(request.ticket?.key);
      expect((await bakery.requestOf(order.id)).ticket?.key).toBe(ticket?.key);
      expect(await bakery.level('butter:g')).toEqual({ onHand: 0, reserved: 132, incoming: 132 });
      await expect(bakery.procurement.orderAgain(request._id, olivia)).rejects.toMatchObject({
        code: 'ticket_not_gone',
      });
    });

    it('leaves out what was cancelled meanwhile', async () => {
      const { order, request } = await deleted();
      await cancel(order);
      await bakery.changed(order.id);
      await bakery.procurement.orderAgain(request._id, olivia);
      await bakery.procurement.applyOutcome(request._id, bakery.run);
      await bakery.net();
      await bakery.procurement.syncTicket(request._id, bakery.run);
      expect(bakery.supplier.tickets()).toEqual([]);
    });

    it('closes the old ticket as a duplicate, should that come back', async () => {
      const { request } = await deleted();
      await bakery.procurement.orderAgain(request._id, olivia);
      await bakery.procurement.syncTicket(request._id, bakery.run);
      if (!request.ticket) throw new Error('a ticket was expected');
      bakery.supplier.restore({ ...request.ticket, request: request._id });
      await bakery.procurement.reportTicket({ ticket: request.ticket, requests: [request._id], reportId: 'back' });
      await bakery.procurement.syncTicket(request._id, bakery.run);
      expect(bakery.supplier.ticket(request.ticket.key).done).toBe(true);
      expect(bakery.supplier.tickets().filter(({ done }) => !done)).toHaveLength(1);
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
