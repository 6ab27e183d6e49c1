import { until } from '../../../sandbox/client/until.ts';
import { reactions } from '../../../src/automation/reactions.ts';
import { createOutboxHealth, readQueue } from '../../../src/platform/outbox/index.ts';
import { createLanes } from '../../../src/platform/outbox/lanes.ts';
import type { RunningBakery } from '../../support/bakery.ts';
import { cakelover, olivia } from '../../support/people.ts';

/** The menu, questions, the auction, settings. */
export async function walkTheRest({ app, quiet, database, auction: platform }: RunningBakery): Promise<void> {
  const { catalog, assistance, auction, settings } = app.services;
  const { result: stone } = await catalog.createProduct({ name: 'Stone', price: 100 }, olivia);
  await catalog.edit(stone, { name: 'Pebble' }, olivia);
  await catalog.search('e', 20);
  await catalog.menu(0, 5);
  await Promise.all([catalog.find('chocolate_cake'), catalog.find('pebble')]);
  await catalog.remove(stone.id, olivia);
  await catalog.find('pebble').catch(() => undefined);
  await catalog.restore(stone.id, olivia);
  await assistance.request({ topic: 'sales', description: 'How much?' }, cakelover);
  await assistance.request({ topic: 'pricing', description: 'How much?' }, cakelover);
  const before = await settings.readFresh();
  await settings.changeTopics(
    [...before.topics, { name: 'closed', kind: 'slack', target: 'C0NOWHERE' }],
    before.topicsVersion,
    olivia,
  );
  await quiet();
  await assistance.request({ topic: 'closed', description: 'Anybody?' }, cakelover).catch(() => undefined);
  await platform.configure({ answers: 'random', resultsAfterMs: 0, named: false });
  const records = Array.from({ length: 20 }, (_, index) => ({
    record_id: `oven-${index}`,
    parameter_1: 'oven',
    parameter_2: index,
  }));
  await auction.submitRecords(records, olivia);
  await auction.runNow(olivia);
  await until('the auction is over', () =>
    database.db.collection('auction_runs').findOne({ 'done.finish': { $exists: true } }),
  );
  await auction.record('oven-1', olivia);
  await auction.runs(3, olivia);
  await quiet();
}

/** What keeps the work going, and what people see of it. */
export async function walkTheWork({ app, database: { db } }: RunningBakery): Promise<void> {
  const lanes = createLanes(db);
  await lanes.pause('slack:chat.postMessage', 1);
  await lanes.paused();
  await lanes.check('slack:chat.postMessage').catch(() => undefined);
  await lanes.open('slack:chat.postMessage');
  const health = createOutboxHealth({ db, reactions });
  await health.integrations();
  const [dead] = await health.dead(3);
  await app.services.alerts.look();
  await readQueue({ db, reactions, maxTimeMS: 1_000 });
  await health.retry(dead?.id ?? '');
  await health.retryAll();
  await health.runOff('books');
}
