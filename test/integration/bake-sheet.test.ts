import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, type SeenMessage, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { placeOrder } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * The bakery's days are days gone by, so that a test can turn the clock on: the outbox's due times are MongoDB's. It begins at
 * 06:30 in UTC, which is noon in Kolkata: after the morning's time in both.
 */
const time = { ahead: Math.floor(Date.now() / DAY - 3) * DAY + 6.5 * 60 * 60 * 1_000 - Date.now() };
const clock = { now: () => new Date(Date.now() + time.ahead) };

beforeAll(async () => {
  bakery = await openBakery({ clock });
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  manager = await bakery.person('Olivia Baker');
});
afterAll(() => bakery?.close());

async function sheets(): Promise<SeenMessage[]> {
  return (await baker.sees.channel('kitchen')).filter(({ text }) => text.startsWith('Bake sheet of'));
}

/** The clock is turned to tomorrow, after the morning's time, and Ovenbird starts anew: the minute is at once. */
async function nextMorning(): Promise<void> {
  time.ahead += DAY;
  await bakery.restart();
  await until('the morning came', async () => {
    const event = { type: 'morning.came', at: { $gte: new Date(Date.now() + time.ahead - DAY / 2) } };
    return bakery.database.db.collection('events').findOne(event);
  });
  await bakery.quiet();
}

it('hangs in the kitchen’s channel each morning, once, in the bakery’s own zone', async () => {
  await manager.command('/bakery', 'settings');
  const form = await until('the settings', () => manager.sees.view());
  const { view } = await manager.submit(form, { zone: 'Asia/Kolkata', 'morning.zone': 'Asia/Kolkata' });
  expect(textOf(view)).toContain('the bakery’s own times are in Asia/Kolkata');
  await manager.close({ all: true });

  const order = await placeOrder(customer, '2 chocolate_cake for 4 extra peanuts 10');
  await bakery.quiet();
  expect(await sheets()).toEqual([]);

  await nextMorning();
  const [orders, ingredients] = await sheets();
  expect(textOf(orders)).toContain('All times in Asia/Kolkata');
  expect(orders?.blocks?.[1]).toMatchObject({
    type: 'table',
    rows: [
      [{ text: 'Due' }, { text: 'Order' }, { text: 'What' }, { text: 'For' }, { text: 'Extras and notes' }],
      [
        {},
        { text: String(order) },
        { text: '2 x Chocolate Cake for 4' },
        { text: 'Mr. Cakelover' },
        { text: 'peanuts 10 pcs' },
      ],
    ],
  });
  expect(textOf(ingredients)).toMatch(/chocolate\n268 g\n/);

  await bakery.restart();
  await bakery.quiet();
  expect(await sheets()).toHaveLength(2);
});

it('comes late, once and whole, where Slack was away in the morning', async () => {
  const before = (await sheets()).length;
  await placeOrder(customer, '1 chocolate_cake for 2');
  await bakery.quiet();
  await bakery.fault('slack', { kind: 'reset', match: 'chat.postMessage', times: 1 });
  await bakery.fault('slack', { kind: 'rate-limited', match: 'conversations.history', retryAfterSeconds: 1, times: 1 });
  await nextMorning();
  expect((await sheets()).length - before).toBe(2);
});

it('is on Home at any time', async () => {
  await baker.openHome();
  const home = await until('Home shows the sheet', async () => {
    const shown = await baker.sees.home();
    return textOf(shown).includes('Bake sheet of') ? shown : null;
  });
  expect(textOf(home)).toMatch(/Ingredients in all:\* chocolate/);
});
