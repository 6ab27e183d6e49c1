import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { ORDER_WITH_SUBSTITUTE } from '../../src/views/messages/orders-refused.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { orderOf } from '../support/order.ts';
import { olivia } from '../support/people.ts';
import { placeOrder } from '../support/person.ts';
import { ticketOf, ticketsOf } from '../support/sights.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
/** Business time: an evening some weeks ago, a later one for each test. (MongoDB's clock, which the outbox goes by, is ahead.) */
let now = Math.floor(Date.now() / DAY) * DAY - 40 * DAY + 18 * HOUR;

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => new Date(now) } });
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
  await bakery.app.services.settings.change({ procurement: 'daily' }, olivia);
});
beforeEach(() => {
  now += 2 * DAY;
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery?.close());

const requests = () => bakery.database.db.collection('purchase_requests');
const orders = () => bakery.database.db.collection('orders');

/** The day after this one, as the ticket names it. */
const tomorrow = () => new Date(now + DAY).toISOString().slice(0, 10);

async function daily(day: string) {
  return (await bakery.jira.tickets()).filter(({ summary }) => summary.startsWith(`Orders of ${day}`));
}

/** The night passes while nothing runs; the morning is caught up at the next start. */
async function nextMorning(minutes = 30): Promise<string> {
  const day = tomorrow();
  await bakery.stopApp();
  now = Date.parse(`${day}T06:00:00Z`) + minutes * 60_000;
  await bakery.restart();
  return day;
}

const ticketFor = (day: string) => until(`the ticket of ${day}`, async () => (await daily(day))[0]);

/** Orders that were placed without anybody looking: only the books know them. */
async function manyOrders(count: number, ingredients = [{ name: 'sesame', unit: 'g' as const, amount: 10_000 }]) {
  const { id, number, ...template } = orderOf({ ingredients, placedAt: new Date(now), dueAt: new Date(now + 3 * DAY) });
  const last = (await orders().findOne({}, { sort: { number: -1 } }))?.number ?? 0;
  const documents = Array.from({ length: count }, (_, index) => ({
    ...template,
    _id: `many-${now}-${index}` as never,
    number: last + 1_000 + index,
  }));
  await orders().insertMany(documents);
}

describe('one ticket a day', () => {
  it('is opened in the morning, once across processes, with every order and the sums', async () => {
    const placed = [
      await placeOrder(customer, '2 chocolate_cake for 4'),
      await placeOrder(customer, '1 chocolate_cake for 4'),
    ];
    await bakery.quiet();
    expect(await ticketsOf(bakery, placed[0] ?? 0)).toEqual([]);
    const day = tomorrow();
    now = Date.parse(`${day}T06:00:30Z`);
    const others = [await bakery.another(), await bakery.another()];
    await ticketFor(day);
    await bakery.quiet();
    for (const other of others) await other.stop();
    const [ticket, ...more] = await daily(day);
    expect(more).toEqual([]);
    expect(ticket?.summary).toBe(`Orders of ${day}`);
    expect(ticket?.table).toContainEqual(['chocolate', '402', 'g']);
    expect(ticket?.remoteLinks.map(({ title }) => title).sort()).toEqual(placed.map((number) => `Order #${number}`));
  });

  it('is caught up after downtime, and opened once though Jira is down at the time', async () => {
    await placeOrder(customer, '1 chocolate_cake for 2');
    await bakery.quiet();
    await bakery.fault('jira', { kind: 'down' });
    const day = await nextMorning(9 * 60);
    const frozen = await until('the request is frozen', () =>
      requests().findOne({ title: `Orders of ${day}`, outcome: 'open' }),
    );
    expect(frozen).toMatchObject({ orders: 1 });
    const later = await placeOrder(customer, '1 chocolate_cake for 2');
    await bakery.restart();
    await bakery.clearFaults();
    const ticket = await ticketFor(day);
    await bakery.quiet();
    expect(await daily(day)).toHaveLength(1);
    expect(ticket.text).not.toContain(`#${later}`);
  });

  it('takes 2,500 orders though its process stops again and again, and links fifty', async () => {
    await manyOrders(2_500);
    const day = tomorrow();
    await bakery.stopApp();
    now = Date.parse(`${day}T06:01:00Z`);
    for (const share of [200, 1_200]) {
      await bakery.restart();
      await until(
        `${share} are taken`,
        async () => {
          const request = await requests().findOne({ 'collects.run': `${day}T06:00:00.000Z` });
          return request && request.orders >= share;
        },
        60_000,
      );
      await bakery.stopApp();
    }
    const halfway = await requests().findOne({ 'collects.run': `${day}T06:00:00.000Z` });
    expect(halfway?.outcome).toBe('collecting');
    await bakery.restart();
    const ticket = await until(`the ticket of ${day}`, async () => (await daily(day))[0], 90_000);
    const sesame = ticket.table.find(([name]) => name === 'sesame');
    expect(sesame).toEqual(['sesame', '25000', 'g']);
    expect(ticket.text).toMatch(/and \d[\d,]* more/);
    await until('fifty links', async () => (await daily(day))[0]?.remoteLinks.length === 50, 60_000);
    expect(await orders().countDocuments({ purchaseRequest: String(halfway?._id) })).toBeGreaterThanOrEqual(2_500);
  }, 240_000);

  it('says what to leave out, corrects the sums, and takes back an undone cancel', async () => {
    const [stays, leaves] = [
      await placeOrder(customer, '1 chocolate_cake for 4'),
      await placeOrder(customer, '1 chocolate_cake for 10'),
    ];
    const day = await nextMorning();
    const { key } = await ticketFor(day);
    const order = await until('the order', () => orders().findOne({ number: leaves }));
    await bakery.app.services.orders.move(leaves, 'cancelled', { by: olivia });
    await until('the corrected table', async () =>
      (await bakery.jira.ticket(key)).table.some((row) => row.join() === 'chocolate,134,g'),
    );
    await until('a comment', async () =>
      (await bakery.jira.ticket(key)).comments.some(({ text }) => text.includes(`Order #${leaves} was cancelled`)),
    );
    await bakery.app.services.orders.undo(leaves, { by: olivia });
    await until('the old table', async () =>
      (await bakery.jira.ticket(key)).table.some((row) => row.join() === 'chocolate,469,g'),
    );
    await bakery.quiet();
    expect((await orders().findOne({ number: leaves }))?.purchaseRequest).toBe(order.purchaseRequest);
    expect((await orders().findOne({ number: stays }))?.purchaseRequest).toBe(order.purchaseRequest);
  });

  it('cancels what needs a missing ingredient, tells the kitchen in one message, and receives the rest', async () => {
    const [chocolate, carrots] = [
      await placeOrder(customer, '1 chocolate_cake for 4'),
      await placeOrder(customer, '1 carrot_cake for 200'),
    ];
    const ready = await placeOrder(customer, '1 chocolate_cake for 1');
    const day = await nextMorning();
    const { key } = await ticketFor(day);
    await bakery.quiet();
    await bakery.app.services.orders.move(ready, 'ready', { by: olivia });
    await bakery.jira.close(key, { labels: ['missing-chocolate'] });
    await until(
      'the order is cancelled',
      async () => (await orders().findOne({ number: chocolate }))?.status === 'cancelled',
    );
    await bakery.quiet();
    expect(await orders().findOne({ number: carrots })).toMatchObject({ status: 'waiting' });
    expect(await orders().findOne({ number: ready })).toMatchObject({ status: 'ready' });
    const comments = (await bakery.jira.ticket(key)).comments.map(({ text }) => text);
    expect(comments).toContainEqual(expect.stringContaining(`Order #${ready} needs a missing ingredient`));
    const told = (await baker.sees.channel('kitchen')).filter(({ text }) => text.includes(key));
    expect(told.map(({ text }) => text)).toEqual([
      expect.stringContaining(
        `The supplier has no chocolate (${key}, Orders of ${day}): order ${chocolate} is cancelled.`,
      ),
    ]);
    expect(JSON.stringify(told[0])).toContain(ORDER_WITH_SUBSTITUTE);
    const levels = await bakery.app.services.inventory.levels(olivia);
    expect(levels.find(({ name }) => name === 'carrots')?.incoming).toBe(0);
  });

  it('goes back to a ticket for each order at once when a manager chooses so', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 3');
    await bakery.quiet();
    expect(await ticketsOf(bakery, order)).toEqual([]);
    await bakery.app.services.settings.change({ procurement: 'per_order' }, olivia);
    await ticketOf(bakery, order);
    await bakery.app.services.settings.change({ procurement: 'daily' }, olivia);
    const next = await placeOrder(customer, '1 chocolate_cake for 3');
    const day = await nextMorning();
    const ticket = await ticketFor(day);
    expect(ticket.text).toContain(`order #${next}`);
    expect(ticket.text).not.toContain(`order #${order}`);
  });
});
