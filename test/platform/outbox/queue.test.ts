import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { readQueue } from '../../../src/platform/outbox/index.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

let outbox: TestOutbox;

beforeAll(async () => {
  outbox = await openOutbox();
});
afterEach(() => outbox.clear());
afterAll(() => outbox.close());

const reactions = {
  'keep-thing': reaction(async () => undefined),
  'tell-thing': reaction(async () => undefined, { through: 'slack' }),
};
const read = () => readQueue({ db: outbox.db, reactions, maxTimeMS: 1_000 });

it('counts what is not done by integration and state, and tells how old it is', async () => {
  await outbox.happen(reactions, 'a', 'b', 'c');
  const long = { createdAt: new Date(Date.now() - 3_600_000) };
  await outbox.deliveries.updateOne(
    { reaction: 'tell-thing', target: 'thing:a' },
    { $set: { state: 'dead', ...long } },
  );
  await outbox.deliveries.updateOne({ reaction: 'keep-thing', target: 'thing:b' }, { $set: { state: 'done' } });
  const queue = await read();
  const of = (integration: string, state: string) =>
    queue.find((row) => row.integration === integration && row.state === state);
  expect(of('books', 'waiting')).toMatchObject({ deliveries: 2 });
  expect(of('slack', 'waiting')).toMatchObject({ deliveries: 2 });
  expect(of('slack', 'dead')).toMatchObject({ deliveries: 1 });
  expect(of('slack', 'dead')?.oldestAge).toBeGreaterThan(3_590);
  expect(of('slack', 'dead')?.oldestAge).toBeLessThan(3_700);
  expect(of('slack', 'waiting')?.oldestAge).toBeLessThan(60);
  expect(of('books', 'off')).toEqual({ integration: 'books', state: 'off', deliveries: 0, oldestAge: 0 });
});

it('leaves out what this release does not know', async () => {
  await outbox.happen({ 'of-the-next-release': reaction(async () => undefined) }, 'a');
  expect((await read()).every(({ deliveries }) => deliveries === 0)).toBe(true);
});

it('is answered from an index alone, and looks at nothing that is done', async () => {
  await outbox.happen(reactions, 'a', 'b', 'c');
  await outbox.deliveries.updateMany({ reaction: 'keep-thing' }, { $set: { state: 'done' } });
  const { db } = outbox;
  await db.command({ profile: 2 });
  await read();
  await db.command({ profile: 0 });
  const profiled = await db.collection('system.profile').find({ 'command.aggregate': 'deliveries' }).toArray();
  expect(profiled).toMatchObject([{ docsExamined: 0, keysExamined: expect.any(Number) }]);
  expect(profiled[0]?.keysExamined).toBeLessThan(10);
});
