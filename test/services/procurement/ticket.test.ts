import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { NotYet, TransientFailure } from '../../../src/platform/failures.ts';
import { ben, cakelover } from '../../support/people.ts';
import { openBakery, type TestBakery } from './bakery.ts';

describe('the ticket of a request', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(() => bakery.clear());
  afterAll(() => bakery.close());

  /** Runs the reaction as the outbox would: again and again while it is too early. */
  const syncUntilDone = (id: string) =>
    until('the ticket equals its request', async () => {
      try {
        await bakery.procurement.syncTicket(id, bakery.run);
        return true;
      } catch (error) {
        if (error instanceof NotYet) return false;
        throw error;
      }
    });

  async function requested() {
    const order = await bakery.order(new Date('2026-11-25T09:00:00Z'));
    await bakery.net();
    return { order, request: await bakery.requestOf(order.id) };
  }

  const remarks = (index = 0) => bakery.supplier.tickets()[index]?.comments.map(({ remark }) => remark);

  it('asks for the sums of the reference case', async () => {
    const { order, request } = await requested();
    await bakery.procurement.syncTicket(request._id, bakery.run);
    const [ticket] = bakery.supplier.tickets();
    expect(ticket?.content).toEqual({
      title: `Order #${order.number}`,
      dueOn: '2026-11-24',
      needs: [
        { name: 'chocolate', amount: '268', unit: 'g' },
        { name: 'butter', amount: '132', unit: 'g' },
        { name: 'flour', amount: '68', unit: 'g' },
        { name: 'sugar', amount: '132', unit: 'g' },
        { name: 'eggs', amount: '8', unit: 'pcs' },
        { name: 'peanuts', amount: '10', unit: 'g' },
      ],
      orders: [{ id: order.id, number: order.number, url: `https://bakery.test/orders/${order.number}` }],
      moreOrders: 0,
    });
    expect([...(ticket?.links.keys() ?? [])]).toEqual([order.id]);
    expect((await bakery.requestOf(order.id)).ticket).toMatchObject({ key: ticket?.key });
  });

  it('is opened once, however often the reaction runs', async () => {
    const { request } = await requested();
    for (let run = 0; run < 3; run += 1) await bakery.procurement.syncTicket(request._id, bakery.run);
    expect(bakery.supplier.tickets()).toHaveLength(1);
  });

  it('is opened once when the supplier was down for long', async () => {
    const { request } = await requested();
    bakery.supplier.breakDown(new TransientFailure('down', 'connection refused'));
    for (let run = 0; run < 5; run += 1) {
      await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection refused');
    }
    bakery.supplier.breakDown();
    await bakery.procurement.syncTicket(request._id, bakery.run);
    expect(bakery.supplier.tickets()).toHaveLength(1);
  });

  it('is found, not opened again, when the answer was lost', async () => {
    const { order, request } = await requested();
    bakery.supplier.loseAnswer('openTicket');
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
    const started = (since: Date) =>
      bakery.requests.updateOne({ _id: request._id }, { $set: { 'creating.since': since } });
    await started(new Date(Date.now() + 60_000));
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow(NotYet);
    await started(new Date());
    await syncUntilDone(request._id);
    expect(bakery.supplier.tickets()).toHaveLength(1);
    expect((await bakery.requestOf(order.id)).ticket?.key).toBe(bakery.supplier.tickets()[0]?.key);
  });

  it('is looked for even when the order was cancelled meanwhile, and corrected when found', async () => {
    const { order, request } = await requested();
    bakery.supplier.loseAnswer('openTicket');
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.changed(order.id);
    await syncUntilDone(request._id);
    expect(bakery.supplier.tickets()).toMatchObject([{ content: { needs: [], orders: [] } }]);
    expect(remarks()).toEqual([{ kind: 'order-left-out', order: order.number }]);
  });

  it('is dropped when its order was cancelled and no search found it', async () => {
    const { order, request } = await requested();
    bakery.supplier.loseAnswer('openTicket');
    bakery.supplier.index(false);
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.changed(order.id);
    await syncUntilDone(request._id);
    expect(bakery.supplier.tickets()).toHaveLength(1);
    expect((await bakery.requestOf(order.id)).creating).toBeUndefined();
  });

  it('says once which order to leave out, and shows the new sums', async () => {
    const { order, request } = await requested();
    await syncUntilDone(request._id);
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.changed(order.id);
    bakery.supplier.loseAnswer('post');
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
    for (let run = 0; run < 3; run += 1) await bakery.procurement.syncTicket(request._id, bakery.run);
    expect(remarks()).toEqual([{ kind: 'order-left-out', order: order.number }]);
    expect(bakery.supplier.tickets()[0]?.content.needs).toEqual([]);

    await bakery.orders.undo(order.number, { by: ben });
    await bakery.changed(order.id);
    await syncUntilDone(request._id);
    expect(remarks()).toEqual([
      { kind: 'order-left-out', order: order.number },
      { kind: 'order-back', order: order.number },
    ]);
    expect(bakery.supplier.tickets()[0]?.content.needs).toHaveLength(6);
    expect(bakery.supplier.tickets()).toHaveLength(1);
  });

  it('gets its comment when the cancel comes while it is being opened', async () => {
    const { order, request } = await requested();
    const { openTicket } = bakery.supplier.desk;
    bakery.supplier.desk.openTicket = async (...asked) => {
      bakery.supplier.desk.openTicket = openTicket;
      await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
      await bakery.changed(order.id);
      return openTicket(...asked);
    };
    await syncUntilDone(request._id);
    expect(remarks()).toEqual([{ kind: 'order-left-out', order: order.number }]);
    expect(bakery.supplier.tickets()[0]?.content.needs).toEqual([]);
  });

  describe('whose create was repeated', () => {
    /** The first answer is lost and its ticket found by no search: a second one is opened. */
    async function twice() {
      const { order, request } = await requested();
      bakery.supplier.loseAnswer('openTicket');
      bakery.supplier.index(false);
      await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
      await syncUntilDone(request._id);
      const [first, second] = bakery.supplier.tickets();
      if (!first || !second) throw new Error('two tickets were expected');
      expect((await bakery.requestOf(order.id)).ticket?.key).toBe(second.key);
      return { request, first, second };
    }

    function expectOneOpen({ first, second }: Awaited<ReturnType<typeof twice>>) {
      expect(bakery.supplier.tickets().map(({ key, done }) => ({ key, done }))).toEqual([
        { key: first.key, done: true },
        { key: second.key, done: false },
      ]);
      expect(first.comments.map(({ remark }) => remark)).toEqual([{ kind: 'duplicate', of: second.key }]);
      expect(second.comments).toEqual([]);
    }

    it('is one ticket after the webhook of the other came', async () => {
      const made = await twice();
      const report = { ticket: made.first, requests: [made.request._id], reportId: 'webhook-1' };
      await bakery.procurement.reportTicket(report);
      await bakery.procurement.reportTicket({ ...report, reportId: 'webhook-2' });
      await syncUntilDone(made.request._id);
      expectOneOpen(made);
    });

    it('is one ticket after its label was searched once more', async () => {
      const made = await twice();
      bakery.supplier.index(true);
      await bakery.procurement.searchRepeated(bakery.run);
      expect(bakery.supplier.tickets().filter(({ done }) => !done)).toHaveLength(2);

      bakery.time.now = new Date(bakery.time.now.getTime() + 10 * 60_000);
      await bakery.procurement.searchRepeated(bakery.run);
      await syncUntilDone(made.request._id);
      expectOneOpen(made);

      let searches = 0;
      const { findTickets } = bakery.supplier.desk;
      bakery.supplier.desk.findTickets = async (...asked) => {
        searches += 1;
        return findTickets(...asked);
      };
      await bakery.procurement.searchRepeated(bakery.run);
      bakery.supplier.desk.findTickets = findTickets;
      expect(searches).toBe(0);
    });
  });

  it('is adopted by its webhook when the answer was lost', async () => {
    const { order, request } = await requested();
    bakery.supplier.loseAnswer('openTicket');
    bakery.supplier.index(false);
    await expect(bakery.procurement.syncTicket(request._id, bakery.run)).rejects.toThrow('connection reset');
    const [ticket] = bakery.supplier.tickets();
    if (!ticket) throw new Error('a ticket was expected');
    const { id, key, url } = ticket;
    await bakery.procurement.reportTicket({ ticket: { id, key, url }, requests: [request._id], reportId: 'w' });
    await bakery.procurement.syncTicket(request._id, bakery.run);
    expect(bakery.supplier.tickets()).toHaveLength(1);
    expect((await bakery.requestOf(order.id)).ticket).toEqual({ id, key, url });
  });

  it('is read when a correction finds it deleted', async () => {
    const { order, request } = await requested();
    await syncUntilDone(request._id);
    bakery.supplier.remove(bakery.supplier.tickets()[0]?.key ?? '');
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.changed(order.id);
    await syncUntilDone(request._id);
    expect(await bakery.types()).toContain('ticket.reported');
    await bakery.hear(request);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'gone' });
  });
});
