import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
  manager = await bakery.person('Olivia Baker');
});
afterAll(() => bakery?.close());

const stock = (text = '') => ask(baker, '/stock', text);
const alerts = async () => (await baker.sees.channel('kitchen')).filter(({ text }) => text.startsWith('Running low'));

/** Waits until a line of `/stock` is this. */
const shows = (line: RegExp) => until(`/stock shows ${line}`, async () => line.test(await stock()));

describe('the stock', () => {
  it('is for staff', async () => {
    for (const text of ['', 'count butter 500 g', 'waste butter 1 g', 'mark butter 1 g']) {
      expect(await ask(customer, '/stock', text)).toMatch(/only the bakery’s staff can/);
    }
    expect(await stock()).toMatch(/\*carrots\* · 2500 g on hand · low mark 500 g/);
    expect(await stock()).not.toContain('butter');
  });

  it('explains how to write what it does not understand', async () => {
    expect(await stock('cuont butter 500 g')).toContain('/stock count butter 2500 g');
    expect(await stock('count butter')).toMatch(/“butter” is no ingredient/);
    expect(await stock('waste buter 5 g')).toMatch(/The books know no buter in g/);
  });

  it('follows an order from its placing to the oven, and tells the kitchen once that something runs low', async () => {
    expect(await stock('count butter 500 g')).toMatch(/Counted for the first time\. \*butter\* · 500 g on hand/);
    expect(await stock('mark butter 400 g')).toMatch(/Low mark: 400 g\./);
    const order = await placeOrder(customer, '2 chocolate_cake for 4');
    await shows(/\*butter\* · 500 g on hand · 132 g reserved/);
    await bakery.quiet();
    expect(await alerts()).toEqual([]);

    await ask(baker, '/order', `ready ${order}`);
    await shows(/:warning: \*butter\* · 368 g on hand · low mark 400 g/);
    await bakery.quiet();
    expect((await alerts()).map(textOf)).toEqual([
      expect.stringContaining('*butter*: 368 g on hand, the low mark is 400 g'),
    ]);

    expect(await stock('waste butter 68 g fell on the floor')).toMatch(/Thrown away: 68 g\. .* 300 g on hand/);
    await bakery.quiet();
    expect(await alerts()).toHaveLength(1);
  });

  it('shows what is low first, and on the Home of staff alone', async () => {
    expect((await stock()).indexOf('*butter*')).toBeLessThan((await stock()).indexOf('*almonds*'));
    await baker.openHome();
    await until('Home shows what is low', async () =>
      /Low stock[\s\S]*\*butter\*/.test(textOf(await baker.sees.home())),
    );
    await customer.openHome();
    const home = await until('Home', () => customer.sees.home());
    expect(textOf(home)).not.toContain('Low stock');
  });

  it('is held against the ledger, and the managers hear what was put right', async () => {
    const { db } = bakery.database;
    const rows = db.collection<{ _id: string }>('stock');
    // More than the first step takes: butter is the second's.
    const aniseed = { ingredient: 'aniseed:g', name: 'aniseed', unit: 'g', kind: 'waste', onHand: 0, folded: true };
    const at = new Date();
    await db.collection('stock_movements').insertMany(Array.from({ length: 10_000 }, () => ({ ...aniseed, at })));
    await rows.updateOne({ _id: 'butter:g' }, { $inc: { onHand: 5_000 } });
    await bakery.app.services.inventory.audit('start');
    await until('the manager hears of it', async () =>
      (await manager.sees.dm()).map(textOf).some((text) => text.includes('*butter*: on hand 305 g → 300 g')),
    );
    expect(await stock()).toMatch(/\*butter\* · 300 g on hand/);
  });
});
