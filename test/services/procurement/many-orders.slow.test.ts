import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben } from '../../support/people.ts';
import { openBakery, type TestBakery } from './bakery.ts';

const MORNING = '2026-11-21T06:00:00.000Z';

describe('procurement of very many orders', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(async () => {
    await bakery.clear();
    bakery.time.now = new Date('2026-11-20T18:00:00Z');
  });
  afterAll(() => bakery.close());

  it('nets at most a thousand a step, and the next step is asked for', async () => {
    await bakery.many(1_020);
    await bakery.procurement.net(bakery.run);
    expect(await bakery.requests.countDocuments()).toBeLessThanOrEqual(1_000);
    expect((await bakery.types()).filter((type) => type === 'procurement.netting_due')).toHaveLength(1);
    await bakery.net();
    expect(await bakery.requests.countDocuments()).toBe(1_020);
  });

  it('takes 2,500 orders for a day’s ticket in steps, goes on after crashes, and holds no order in its document', async () => {
    bakery.settings.procurement = 'daily';
    const placedAt = bakery.time.now;
    const ids = await bakery.many(2_500, () => ({ placedAt }));
    bakery.time.now = new Date(MORNING);
    await bakery.procurement.beginDaily(MORNING);
    for (const transactions of [3, 1, 7]) {
      await expect(bakery.dying(transactions).net(bakery.run)).rejects.toThrow('killed');
    }
    const part = await bakery.requests.findOne({ outcome: 'collecting' });
    expect(part).toMatchObject({ orders: 550, ingredients: [{ name: 'butter', amount: 5_500_000 }] });
    const gone = ids.slice(0, 5).concat(ids.slice(-5));
    for (const id of gone) {
      const number = Number(id.slice('order-'.length));
      await bakery.orders.move(number, 'cancelled', { by: ben });
    }
    await bakery.net();
    const [request] = await bakery.requests.find({ title: { $regex: /^Orders of/ } }).toArray();
    expect(request).toMatchObject({ outcome: 'open', orders: 2_490, ingredients: [{ amount: 24_900_000 }] });
    expect(JSON.stringify(request).length).toBeLessThan(1_000);
    expect(await bakery.rows.countDocuments({ request: request?._id, leftOut: false })).toBe(2_490);
    expect(await bakery.db.collection('orders').countDocuments({ purchaseRequest: request?._id })).toBe(2_490);
    expect(await bakery.level('butter:g')).toMatchObject({ incoming: 24_900, reserved: 24_900 });
    await bakery.procurement.syncTicket(request?._id ?? '', bakery.run);
    const [ticket] = bakery.supplier.tickets();
    expect(ticket?.content).toMatchObject({
      moreOrders: 2_440,
      needs: [{ name: 'butter', amount: '24900', unit: 'g' }],
    });
    expect(ticket?.content.orders).toHaveLength(50);
  });
});
