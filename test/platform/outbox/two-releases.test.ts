import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { readHeldUp } from '../../../src/platform/outbox/index.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

let outbox: TestOutbox;
beforeAll(async () => {
  outbox = await openOutbox();
});
afterEach(async () => {
  await outbox.stopWorkers();
  await outbox.clear();
  ran.length = 0;
});
afterAll(() => outbox.close());

const ran: string[] = [];
const by = (name: string) => reaction(async (_, id) => void ran.push(`${name} ${id}`));
const older = { bake: by('older') };
const newer = { bake: by('newer'), decorate: by('newer decorates') };
const services = undefined;

it('leaves what it does not know to a release that does, and says that it waits', async () => {
  await outbox.happen(newer, 'a', 'b');
  outbox.work(older, { services });
  outbox.work({ ...older }, { services, integrations: { books: { configured: false, concurrency: 1 } } });
  await outbox.deliveries.updateMany({ reaction: 'decorate' }, { $set: { dueAt: new Date(0) } });
  await outbox.settledOf('bake');

  const waiting = await outbox.deliveries.find({ reaction: 'decorate' }).toArray();
  expect(waiting.map(({ state, attempt }) => [state, attempt])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
  ]);
  const known = await outbox.health(older).integrations();
  expect(known.at(-1)).toMatchObject({ name: 'decorate', degraded: true, queued: 2, dead: 0 });
  const heldUp = await readHeldUp({ db: outbox.db, reactions: older }, new Date(Date.now() + 60_000));
  expect(heldUp).toMatchObject([{ integration: 'decorate', waiting: 2 }]);

  outbox.work(newer, { services });
  await outbox.settled();
  expect(ran.toSorted()).toEqual(expect.arrayContaining(['newer decorates a', 'newer decorates b']));
  expect((await outbox.health(older).integrations()).some(({ name }) => name === 'decorate')).toBe(false);
});

it('gives back for it what a newer process lost', async () => {
  await outbox.happen(newer, 'a');
  const lost = { $set: { state: 'running' as const, attempt: 1, leaseUntil: new Date(0) } };
  await outbox.deliveries.updateOne({ reaction: 'decorate' }, lost);
  outbox.work(older, { services });
  await outbox.settledOf('bake');
  outbox.work(newer, { services });
  await outbox.settled();
  expect(ran).toContain('newer decorates a');
});
