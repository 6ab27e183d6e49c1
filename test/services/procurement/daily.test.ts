import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { schedule } from '../../../src/automation/schedule.ts';
import { nextDate } from '../../../src/platform/local-date.ts';
import { latestDue } from '../../../src/platform/schedule/line.ts';
import type { BakerySettings } from '../../../src/services/settings/index.ts';
import { ben, cakelover } from '../../support/people.ts';
import { amounts, openBakery, type TestBakery } from './bakery.ts';

const MORNING = '2026-11-21T06:00:00.000Z';
const NEXT_MORNING = '2026-11-22T06:00:00.000Z';

const { morning: theMorning } = schedule;
if (!theMorning) throw new Error('there is no morning in the schedule');

describe('one ticket a day', () => {
  let bakery: TestBakery;

  beforeAll(async () => {
    bakery = await openBakery();
  });
  beforeEach(async () => {
    await bakery.clear();
    Object.assign(bakery.settings, { procurement: 'daily', zone: 'Europe/Berlin' });
    bakery.time.now = new Date('2026-11-20T18:00:00Z');
  });
  afterAll(() => bakery.close());

  const cancel = (order: { number: number }) => bakery.orders.move(order.number, 'cancelled', { by: cakelover });

  /** What the clock leads to in the morning. */
  async function morning(run = MORNING) {
    bakery.time.now = new Date(run);
    await bakery.procurement.beginDaily(run);
    await bakery.net();
  }

  const daily = (day = '2026-11-21') => bakery.requests.find({ title: { $regex: `^Orders of ${day}` } }).toArray();

  async function ticketed(run = MORNING, day = '2026-11-21') {
    await morning(run);
    const [request] = await daily(day);
    if (!request) throw new Error('a request was expected');
    await bakery.procurement.syncTicket(request._id, bakery.run);
    const [ticket] = bakery.supplier.tickets();
    if (!ticket) throw new Error('a ticket was expected');
    return { request, ticket, key: ticket.key };
  }

  it('is for everything ordered before the morning, with its sums and orders', async () => {
    const orders = [await bakery.order(), await bakery.order(new Date('2026-11-25T09:00:00Z'))];
    await bakery.net();
    expect(await bakery.requests.countDocuments()).toBe(0);
    const { request, ticket } = await ticketed();
    expect(request).toMatchObject({ title: 'Orders of 2026-11-21', outcome: 'open', orders: 2 });
    expect(ticket.content).toMatchObject({ title: 'Orders of 2026-11-21', dueOn: '2026-11-21', moreOrders: 0 });
    expect(ticket.content.needs).toContainEqual({ name: 'chocolate', amount: '536', unit: 'g' });
    expect(ticket.content.orders.map(({ id }) => id)).toEqual(orders.map(({ id }) => id));
    expect(await bakery.level('chocolate:g')).toMatchObject({ incoming: 536, reserved: 536 });
  });

  it('is late from the morning on, until it is there', async () => {
    const lateness = () => bakery.procurement.dailyTicketLateness(1_000);
    await bakery.order();
    expect(await lateness()).toBe(0);
    bakery.time.now = new Date('2026-11-21T06:01:00.000Z');
    await bakery.procurement.beginDaily(MORNING);
    expect(await lateness()).toBe(60_000);
    await bakery.net();
    bakery.time.now = new Date('2026-11-21T06:20:00.000Z');
    expect(await lateness()).toBe(1_200_000);
    const [request] = await daily();
    await bakery.procurement.syncTicket(request?._id ?? '', bakery.run);
    expect(await lateness()).toBe(0);
  });

  it('is late no more when all of its orders were cancelled before', async () => {
    const order = await bakery.order();
    await morning();
    bakery.time.now = new Date('2026-11-21T06:20:00.000Z');
    expect(await bakery.procurement.dailyTicketLateness(1_000)).toBe(1_200_000);
    await cancel(order);
    await bakery.procurement.noteChange(order.id);
    await bakery.net();
    expect(await bakery.procurement.dailyTicketLateness(1_000)).toBe(0);
  });

  it('leaves what is ordered later to the next morning', async () => {
    await bakery.order();
    await bakery.procurement.beginDaily(MORNING);
    bakery.time.now = new Date('2026-11-21T06:00:00.000Z');
    const late = await bakery.order();
    await bakery.net();
    expect((await daily())[0]).toMatchObject({ orders: 1 });
    expect((await bakery.orders.get(late.id))?.purchaseRequest).toBeUndefined();
    await morning(NEXT_MORNING);
    expect((await daily('2026-11-22'))[0]).toMatchObject({ orders: 1, outcome: 'open' });
  });

  it('is begun once, in however many processes', async () => {
    await bakery.order();
    await Promise.all([bakery.procurement, bakery.another()].map((each) => each.beginDaily(MORNING)));
    await morning();
    await morning();
    expect(await daily()).toHaveLength(1);
    expect((await bakery.types()).filter((type) => type === 'purchase_request.created')).toHaveLength(1);
  });

  it('is not begun where nothing was ordered, or each order has its own', async () => {
    await morning();
    expect(await bakery.requests.countDocuments()).toBe(0);
    bakery.settings.procurement = 'per_order';
    await bakery.order();
    await morning();
    expect(await daily()).toEqual([]);
    expect(await bakery.requests.countDocuments({ title: /^Order #/ })).toBe(1);
  });

  it('is named for the day in the bakery’s own zone', async () => {
    bakery.settings.zone = 'Asia/Kolkata';
    await bakery.order();
    await morning('2026-11-20T20:00:00.000Z');
    expect(await daily('2026-11-21')).toHaveLength(1);
  });

  it.each([
    // Half past two is skipped on one of these days, and comes twice on the other.
    ['Europe/Paris', '2026-03-29'],
    ['Europe/Paris', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Kolkata', '2026-11-21'],
  ])('in %s takes on %s what was ordered before its morning, and the rest a day later', async (zone, day) => {
    bakery.settings.zone = zone;
    const morningOf = (date: string) => {
      const settings = { morning: { time: '02:30', zone } } as BakerySettings;
      return latestDue('morning', theMorning, settings, new Date(`${date}T12:00:00Z`)).at.toISOString();
    };
    const run = morningOf(day);
    for (const minutes of [-1, 1]) {
      bakery.time.now = new Date(Date.parse(run) + minutes * 60_000);
      await bakery.order(new Date(`${nextDate(nextDate(day))}T12:00:00Z`));
    }
    const { request, ticket } = await ticketed(run, day);
    expect(request).toMatchObject({ title: `Orders of ${day}`, orders: 1, outcome: 'open' });
    expect(ticket.content).toMatchObject({ dueOn: nextDate(day) });
    await morning(morningOf(nextDate(day)));
    expect(await daily(nextDate(day))).toMatchObject([{ orders: 1, outcome: 'open' }]);
  });

  it('leaves what the stock covers to itself, without a place on the ticket', async () => {
    await bakery.count('butter 10 g');
    const [, second] = [await bakery.tea(), await bakery.order()];
    const { request } = await ticketed();
    expect(request).toMatchObject({ orders: 1 });
    expect(amounts(request.ingredients)).toMatchObject({ butter: 122, chocolate: 268 });
    expect(await bakery.requests.countDocuments({ outcome: 'covered' })).toBe(1);
    expect((await bakery.orders.get(second.id))?.purchaseRequest).toBe(request._id);
  });

  it('is several tickets where it needs very many ingredients', async () => {
    const placedAt = bakery.time.now;
    await bakery.many(120, (index) => ({
      placedAt,
      ingredients: Array.from({ length: 10 }, (_, each) => ({
        name: `spice ${index}-${each}`,
        unit: 'g',
        amount: 1_000,
      })),
    }));
    await morning();
    const requests = await bakery.requests.find().sort({ 'collects.part': 1 }).toArray();
    expect(requests.map(({ title, orders, outcome }) => ({ title, orders, outcome }))).toEqual([
      { title: 'Orders of 2026-11-21', orders: 50, outcome: 'open' },
      { title: 'Orders of 2026-11-21 (2)', orders: 50, outcome: 'open' },
      { title: 'Orders of 2026-11-21 (3)', orders: 20, outcome: 'open' },
    ]);
  });

  it('lets go of an order that is cancelled while it collects, and takes it again when that is undone', async () => {
    const [order] = [await bakery.order(), await bakery.order()];
    bakery.time.now = new Date(MORNING);
    await bakery.procurement.beginDaily(MORNING);
    await expect(bakery.dying(1).net(bakery.run)).rejects.toThrow('killed');
    await cancel(order);
    await bakery.procurement.noteChange(order.id);
    await expect(bakery.dying(1).net(bakery.run)).rejects.toThrow('killed');
    expect(await bakery.orders.get(order.id)).not.toHaveProperty('purchaseRequest');
    expect(await bakery.requests.findOne({ outcome: 'collecting' })).toMatchObject({ orders: 1 });
    await bakery.orders.undo(order.number, { by: ben });
    await bakery.net();
    expect((await daily())[0]).toMatchObject({ orders: 2, outcome: 'open' });
  });

  it('finishes what it collects after each order has its own again, and the other way round', async () => {
    const first = await bakery.order();
    await bakery.procurement.beginDaily(MORNING);
    bakery.settings.procurement = 'per_order';
    bakery.time.now = new Date('2026-11-21T06:30:00Z');
    const second = await bakery.order();
    await bakery.net();
    expect((await bakery.requestOf(first.id)).title).toBe('Orders of 2026-11-21');
    expect((await bakery.requestOf(second.id)).title).toBe(`Order #${second.number}`);
    bakery.settings.procurement = 'daily';
    const third = await bakery.order();
    await bakery.net();
    expect((await bakery.orders.get(third.id))?.purchaseRequest).toBeUndefined();
    await morning(NEXT_MORNING);
    expect((await bakery.requestOf(third.id)).title).toBe('Orders of 2026-11-22');
    expect(await bakery.requests.countDocuments()).toBe(3);
  });

  it('says which orders to leave out after the ticket, and takes them back', async () => {
    const [order] = [await bakery.order(), await bakery.order()];
    const { request, key } = await ticketed();
    await cancel(order);
    await bakery.changed(order.id);
    await bakery.procurement.syncTicket(request._id, bakery.run);
    expect(amounts((await bakery.requestOf(order.id)).ingredients)).toMatchObject({ chocolate: 268, eggs: 8 });
    expect(await bakery.level('chocolate:g')).toMatchObject({ incoming: 268, reserved: 268 });
    await bakery.orders.undo(order.number, { by: ben });
    await bakery.changed(order.id);
    await bakery.procurement.syncTicket(request._id, bakery.run);
    const ticket = bakery.supplier.ticket(key);
    expect(ticket.content.needs).toContainEqual({ name: 'chocolate', amount: '536', unit: 'g' });
    expect(ticket.comments.map(({ remark }) => remark)).toEqual([
      { kind: 'order-left-out', order: order.number },
      { kind: 'order-back', order: order.number },
    ]);
  });

  it('is opened once when the supplier is down in between', async () => {
    await bakery.order();
    await morning();
    const [request] = await daily();
    bakery.supplier.breakDown(new Error('down'));
    await expect(bakery.procurement.syncTicket(request?._id ?? '', bakery.run)).rejects.toThrow('down');
    await bakery.order();
    await morning(NEXT_MORNING);
    expect((await daily('2026-11-22'))[0]).toMatchObject({ orders: 1 });
    bakery.supplier.breakDown();
    for (const { _id } of await bakery.requests.find().toArray()) await bakery.procurement.syncTicket(_id, bakery.run);
    expect(bakery.supplier.tickets()).toHaveLength(2);
  });
});
