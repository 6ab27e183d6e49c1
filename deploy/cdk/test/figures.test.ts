import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createServices } from '../../../src/app/services.ts';
import { embeddedMetrics } from '../lambda/figures/embedded-metrics.ts';
import { createReadFigures } from '../lambda/figures/read.ts';
import { openWorld, type World } from './support/world.ts';

const HOUR = 60 * 60 * 1_000;
/** The morning is at six: by nine its ticket should long be there. */
const NINE = new Date('2026-11-21T09:00:00Z');
const ago = (milliseconds: number) => new Date(NINE.getTime() - milliseconds);

let world: World;
let read: ReturnType<typeof createReadFigures>;

before(async () => {
  world = await openWorld();
  const { db, services } = world.bakery;
  const clock = { now: () => NINE };
  const { procurement } = createServices({ ...world.bakery, clock, publicUrl: 'http://localhost', integrations: {} });
  read = createReadFigures({ db, settings: services.settings, procurement, clock });
});
beforeEach(() => world.clear());
after(() => world.close());

const insert = (collection: string, document: object) => world.db.collection(collection).insertOne(document);
const waiting = (age: number, state = 'waiting') => {
  const createdAt = new Date(Date.now() - age);
  return {
    ...{ event: 'placed-1', reaction: 'show-card', target: 'card:1', requestId: 'r-1' },
    ...{ state, createdAt, dueAt: createdAt, attempt: 0, failures: 0, faults: 0, lostLeases: 0 },
  };
};

/** A bakery that has long been open, and makes one ticket a day. */
async function openDaily(): Promise<void> {
  await insert('clock', { _id: 'first_start' as never, at: ago(48 * HOUR) });
  await insert('settings', { _id: 'bakery' as never, version: 1, procurement: 'daily' });
}

const request = (more: object) => ({
  ...{ title: 'Orders of 2026-11-21', orders: 1, names: ['butter'], dueAt: NINE, version: 1, createdAt: ago(2 * HOUR) },
  ingredients: [{ name: 'butter', unit: 'g', amount: 1 }],
  collects: { run: '2026-11-21T06:00:00.000Z', part: 1, placedBefore: ago(3 * HOUR) },
  ...more,
});

describe('the figures', () => {
  it('are nothing where nothing is to be done', async () => {
    assert.deepEqual(await read(), { oldestDeliverySeconds: 0, deadDeliveries: 0, dailyTicketSeconds: 0 });
  });

  it('say how long the oldest has waited, and how many are dead', async () => {
    await insert('deliveries', waiting(90_000));
    await insert('deliveries', waiting(5_000));
    await insert('deliveries', waiting(HOUR, 'dead'));
    await insert('deliveries', waiting(HOUR, 'done'));
    const { oldestDeliverySeconds, deadDeliveries } = await read();
    assert.ok(oldestDeliverySeconds >= 90 && oldestDeliverySeconds < 120);
    assert.equal(deadDeliveries, 1);
  });

  it('miss a morning that did not come, where one ticket a day is made', async () => {
    await insert('clock', { _id: 'first_start' as never, at: ago(48 * HOUR) });
    assert.equal((await read()).dailyTicketSeconds, 0);
    await insert('settings', { _id: 'bakery' as never, version: 1, procurement: 'daily' });
    assert.equal((await read()).dailyTicketSeconds, 3 * 3_600);
    await insert('events', { _id: 'morning:2026-11-21' as never });
    assert.equal((await read()).dailyTicketSeconds, 0);
  });

  it('miss no morning from before the first start', async () => {
    await openDaily();
    await world.db.collection('clock').updateOne({}, { $set: { at: ago(HOUR) } });
    assert.equal((await read()).dailyTicketSeconds, 0);
  });

  it('miss a ticket that is not in Jira yet', async () => {
    await openDaily();
    await insert('events', { _id: 'morning:2026-11-21' as never });
    await insert('purchase_requests', request({ outcome: 'open' }));
    assert.equal((await read()).dailyTicketSeconds, 3 * 3_600);
    await world.db.collection('purchase_requests').updateOne({}, { $set: { ticket: { id: '1', key: 'BAKE-1' } } });
    assert.equal((await read()).dailyTicketSeconds, 0);
  });

  it('are written as CloudWatch reads them', () => {
    const line = embeddedMetrics({ oldestDeliverySeconds: 1.5, deadDeliveries: 2, dailyTicketSeconds: 0 }, 'dev', NINE);
    const { _aws, ...values } = JSON.parse(line);
    assert.deepEqual(values, { Bakery: 'dev', OldestDeliveryAge: 1.5, DeadDeliveries: 2, DailyTicketLateness: 0 });
    const [{ Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    assert.deepEqual(Dimensions, [['Bakery']]);
    assert.deepEqual(
      Metrics.map(({ Name }: { Name: string }) => Name),
      Object.keys(values).slice(1),
    );
  });
});
