import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben, cakelover } from '../../support/people.ts';
import { openBakery, type TestBakery } from './bakery.ts';

describe('what becomes of a ticket', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(() => bakery.clear());
  afterAll(() => bakery.close());

  async function ordered() {
    const order = await bakery.order();
    const request = await bakery.bought(order.id);
    if (!request.ticket) throw new Error('a ticket was expected');
    return { order, request, key: request.ticket.key };
  }

  /** Staff order again what a deleted ticket was to bring. @returns the new ticket's key */
  async function orderedAgain({ _id }: { _id: string }): Promise<string> {
    await bakery.procurement.orderAgain(_id, ben);
    await bakery.procurement.syncTicket(_id, bakery.run);
    return bakery.supplier.tickets().at(-1)?.key ?? '';
  }

  const remarks = (key: string) => bakery.supplier.ticket(key).comments.map(({ remark }) => remark);

  it('is received when it is closed', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key);
    await bakery.hear(request);
    expect(await bakery.requestOf(order.id)).toMatchObject({
      outcome: 'received',
      version: 2,
      closedAt: bakery.time.now,
    });
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'waiting' });
  });

  it('cancels the order when ingredients are missing, once, with the reason', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key, 'missing-ingredients');
    for (let time = 0; time < 5; time += 1) await bakery.hear(request);
    const cancelled = await bakery.orders.get(order.id);
    expect(cancelled).toMatchObject({ status: 'cancelled', version: 2 });
    expect(cancelled?.timeline.at(-1)).toMatchObject({
      by: { kind: 'supplier', id: key, via: 'Jira' },
      reason: 'the supplier has none of the ingredients',
    });
    expect((await bakery.types()).filter((type) => type === 'order.cancelled')).toHaveLength(1);
    expect(remarks(key)).toEqual([]);
  });

  it('names what is missing', async () => {
    const { order, request, key } = await ordered();
    await bakery.orders.move(order.number, 'preparation', { by: ben });
    bakery.supplier.close(key, 'missing-butter', 'Missing_Eggs');
    await bakery.hear(request);
    expect((await bakery.orders.get(order.id))?.timeline.at(-1)?.reason).toBe('the supplier has no butter or eggs');
  });

  it('leaves alone what is ready, and says so on the ticket once', async () => {
    const { order, request, key } = await ordered();
    await bakery.orders.move(order.number, 'ready', { by: ben });
    bakery.supplier.close(key, 'missing-butter');
    await bakery.hear(request);
    await bakery.hear(request);
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'ready' });
    expect(remarks(key)).toEqual([{ kind: 'orders-kept', orders: [order.number] }]);
  });

  it('leaves alone an order that another request buys for by now', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key);
    await bakery.hear(request);
    await bakery.orders.move(order.number, 'cancelled', { by: cakelover });
    await bakery.changed(order.id);
    await bakery.orders.undo(order.number, { by: ben });
    await bakery.changed(order.id);
    const next = await bakery.bought(order.id);
    expect(next._id).not.toBe(request._id);
    bakery.supplier.ticket(key).labels.push('missing-butter');
    await bakery.hear(request);
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'waiting', purchaseRequest: next._id });
    await bakery.orders.move(order.number, 'ready', { by: ben });
    bakery.supplier.ticket(key).labels.push('missing-eggs');
    await bakery.hear(request);
    expect(remarks(key)).toEqual([]);
    expect(bakery.notes).toEqual([]);
  });

  it('keeps cancelled orders cancelled when the supplier has the ingredients after all', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key, 'missing-butter');
    await bakery.hear(request);
    bakery.supplier.ticket(key).labels.pop();
    await bakery.hear(request);
    const now = await bakery.requestOf(order.id);
    expect(now).toMatchObject({ outcome: 'received', version: 3 });
    expect(now.missing).toBeUndefined();
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'cancelled' });
  });

  it('tells the supplier to leave out a cancelled order when the ticket is opened again', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key, 'missing-butter');
    await bakery.hear(request);
    const ticket = bakery.supplier.ticket(key);
    ticket.labels.pop();
    ticket.done = false;
    await bakery.hear(request);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'open', ingredients: [] });
    expect((await bakery.requestOf(order.id)).closedAt).toBeUndefined();
    expect(remarks(key)).toEqual([{ kind: 'order-left-out', order: order.number }]);
  });

  it('stays as it was while a label is unknown, with one comment that names the valid ones', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.close(key, 'missing-salt');
    await bakery.hear(request);
    await bakery.hear(request);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'open', version: 1 });
    expect(remarks(key)).toEqual([
      {
        kind: 'label-unknown',
        label: 'missing-salt',
        valid: [
          'missing-ingredients',
          'missing-chocolate',
          'missing-butter',
          'missing-flour',
          'missing-sugar',
          'missing-eggs',
          'missing-peanuts',
        ],
      },
    ]);
    bakery.supplier.ticket(key).labels = ['missing-sugar'];
    await bakery.hear(request);
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'cancelled' });
  });

  it('says so once for each time that an unknown label is put on', async () => {
    const { order, request, key } = await ordered();
    const { labels } = bakery.supplier.ticket(key);
    labels.push('missing-salt');
    for (let time = 0; time < 3; time += 1) await bakery.hear(request);
    labels.push('missing-pepper');
    await bakery.hear(request);
    labels.splice(labels.indexOf('missing-salt'), 1);
    await bakery.hear(request);
    bakery.supplier.close(key, 'missing-salt');
    for (let time = 0; time < 3; time += 1) await bakery.hear(request);
    expect(remarks(key)).toMatchObject([
      { label: 'missing-salt' },
      { label: 'missing-pepper' },
      { label: 'missing-salt' },
    ]);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'open', version: 1 });
  });

  it('says so on another ticket too, and only on the one that has the label', async () => {
    const { request, key } = await ordered();
    bakery.supplier.close(key, 'missing-salt');
    await bakery.procurement.readTicket(request._id, bakery.run);
    bakery.supplier.remove(key);
    await bakery.hear(request);
    const next = await orderedAgain(request);
    expect(remarks(next)).toEqual([]);
    bakery.supplier.close(next, 'missing-salt');
    await bakery.hear(request);
    expect(remarks(next)).toMatchObject([{ kind: 'label-unknown', label: 'missing-salt' }]);
  });

  it('goes by the ticket that the request has when the reading is there', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.remove(key);
    await bakery.hear(request);
    const { desk, comments } = bakery.supplier;
    const slow = {
      comments,
      desk: {
        ...desk,
        readTickets: async (...wanted: Parameters<typeof desk.readTickets>) => {
          const read = await desk.readTickets(...wanted);
          await orderedAgain(request);
          return read;
        },
      },
    };
    await bakery.another({ supplier: { ...bakery.supplier, ...slow } }).readTicket(request._id, bakery.run);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'open' });
    expect(bakery.notes).toHaveLength(1);
  });

  it('is gone when somebody deleted it: managers are told once', async () => {
    const { order, request, key } = await ordered();
    bakery.supplier.remove(key);
    await bakery.hear(request);
    await bakery.hear(request);
    expect(await bakery.requestOf(order.id)).toMatchObject({ outcome: 'gone' });
    expect(bakery.notes).toEqual([
      {
        to: 'managers',
        note: { kind: 'ticket-gone', request: request._id, title: request.title, ticket: key },
        key: `ticket-gone:${request._id}:v2`,
      },
    ]);
    expect(await bakery.orders.get(order.id)).toMatchObject({ status: 'waiting' });
  });

  describe('reported by a webhook', () => {
    it('is stored once for each identifier', async () => {
      const { request } = await ordered();
      const report = { ticket: request.ticket ?? { id: '', key: '', url: '' }, requests: [], reportId: 'same' };
      for (let time = 0; time < 5; time += 1) await bakery.procurement.reportTicket(report);
      expect((await bakery.types()).filter((type) => type === 'ticket.reported')).toHaveLength(1);
    });

    it('is refused when it is no ticket of ours, and nothing is stored', async () => {
      const ticket = { id: '77', key: 'OTHER-1', url: 'https://supplier.test/browse/OTHER-1' };
      const report = { ticket, requests: ['6b1f2f0e-0000-4000-8000-000000000000'], reportId: 'foreign' };
      await expect(bakery.procurement.reportTicket(report)).rejects.toMatchObject({ code: 'unknown_ticket' });
      expect(await bakery.types()).toEqual([]);
      expect(await bakery.db.collection('idempotency_keys').countDocuments()).toBe(0);
    });
  });

  describe('read every ten minutes', () => {
    const reported = async () => (await bakery.types()).filter((type) => type === 'ticket.reported').length;

    it('is found when its webhook was lost', async () => {
      const { key } = await ordered();
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(0);
      bakery.supplier.close(key);
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(1);
    });

    it('is found when a label that nobody knows was taken off', async () => {
      const { request, key } = await ordered();
      const { labels } = bakery.supplier.ticket(key);
      labels.push('missing-salt');
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(1);
      await bakery.hear(request);
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(1);
      labels.pop();
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(2);
    });

    it('is read for seven days after it was closed', async () => {
      const { request, key } = await ordered();
      bakery.supplier.close(key);
      await bakery.hear(request);
      bakery.supplier.ticket(key).labels.push('missing-butter');
      const closed = bakery.time.now.getTime();
      bakery.time.now = new Date(closed + 6.9 * 24 * 60 * 60_000);
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(1);
      bakery.time.now = new Date(closed + 7.1 * 24 * 60 * 60_000);
      await bakery.procurement.readTickets('start', bakery.run);
      expect(await reported()).toBe(1);
    });

    it('is read a hundred a step', async () => {
      const { request } = await ordered();
      const more = Array.from({ length: 119 }, (_, index) => {
        const id = `z${String(index).padStart(3, '0')}`;
        return { ...request, _id: id, ticket: { id, key: `GONE-${index}`, url: '' } };
      });
      await bakery.requests.insertMany(more);
      await bakery.procurement.readTickets('start', bakery.run);
      const [step] = await bakery.happened('procurement');
      expect(step).toMatchObject({ type: 'procurement.reading_step_due' });
      await bakery.procurement.readTickets(String(step?.data.after), bakery.run);
      expect(await bakery.happened('procurement')).toHaveLength(1);
      expect(await reported()).toBe(119);
    });
  });
});
