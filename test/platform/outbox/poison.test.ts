import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { until } from '../../../sandbox/client/until.ts';
import { hastyTimes, openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

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
const services = undefined;
/** One slot: whatever keeps it holds up everything else. */
const integrations = { books: { configured: true, concurrency: 1 } };

class Unreadable extends Error {
  override get message(): string {
    throw new Error('even its message fails');
  }
}

const circular: { self?: unknown; code: number } = { code: 5 };
circular.self = circular;

it.each([
  ['a text', () => Promise.reject('no eggs'), 'no eggs'],
  ['nothing', () => Promise.reject(undefined), 'undefined'],
  ['null', () => Promise.reject(null), 'null'],
  ['an object that holds itself', () => Promise.reject(circular), '[object Object]'],
  ['an object that is no text', () => Promise.reject(Object.create(null)), 'nothing that can be told'],
  ['an error that fails to say what it is', () => Promise.reject(new Unreadable()), 'nothing that can be told'],
  ['a novel', () => Promise.reject(new Error('x'.repeat(5_000_000))), 'x'.repeat(1_000)],
  ['words that look like an expression', () => Promise.reject(new Error('$$NOW')), '$$NOW'],
  [
    'before it promises anything',
    () => {
      throw new TypeError('lines is not iterable');
    },
    'lines is not iterable',
  ],
])(
  'a delivery that throws %s ends dead with that reason, others go on, and a retry may heal it',
  async (_, fail, said) => {
    let isPoison = true;
    const bake = reaction((_, id) => (id === 'poison' && isPoison ? fail() : Promise.resolve(void ran.push(id))));
    await outbox.happen({ bake }, 'poison', 'a', 'b');
    outbox.work({ bake }, { services, integrations });
    await outbox.settled();

    expect(ran.toSorted()).toEqual(['a', 'b']);
    const health = outbox.health({ bake });
    const [dead] = await health.dead(10);
    expect(dead).toMatchObject({ target: 'thing:poison', code: 'unclassified', reason: said });
    isPoison = false;
    expect(await health.retry(dead?.id ?? '')).toBe(true);
    await outbox.settled();
    expect(ran).toContain('poison');
    expect(await health.dead(10)).toEqual([]);
  },
);

it('a reaction that hangs is told to stop, loses its slot when its time is over, and others go on', async () => {
  const signals: AbortSignal[] = [];
  const bake = reaction((_, id, { signal }) => {
    if (id !== 'hangs') return Promise.resolve(void ran.push(id));
    signals.push(signal);
    return new Promise(() => {});
  });
  await outbox.happen({ bake }, 'hangs');
  outbox.work({ bake }, { services, integrations, times: hastyTimes });
  await until('it hangs', () => signals.length > 0);
  expect(signals[0]?.aborted).toBe(false);
  await outbox.happen({ bake }, 'a', 'b');

  await until('the others are done', () => ran.length === 2);
  expect(signals[0]?.aborted).toBe(true);
  const hanging = await outbox.deliveries.findOne({ target: 'thing:hangs' });
  expect(hanging).toMatchObject({ error: { code: 'timed_out' }, lostLeases: 0 });
  expect(hanging?.state).not.toBe('dead');
});

describe('a delivery that somebody spoilt in the books', () => {
  /** As a hand in the database may: the books themselves refuse it. */
  async function spoil(target: string, $set: Document, $unset: Document = {}): Promise<void> {
    const change = [
      { $set: { ...$set, dueAt: new Date(0) } },
      ...Object.keys($unset).map((field) => ({ $unset: field })),
    ];
    await outbox.db.collection('deliveries').updateOne({ target }, change, { bypassDocumentValidation: true });
  }

  it.each<[string, Document, Document?]>([
    ['a number of attempts that is none', { attempt: 'many' }],
    ['no number of attempts', {}, { attempt: 1 }],
    ['a reaction that nobody knows', { reaction: 'juggle' }],
    ['a target that names nothing', { target: 'nonsense' }],
    ['a target that is no text', { target: 7 }],
    ['no target', {}, { target: 1 }],
    ['no time of its own', {}, { createdAt: 1 }],
    ['counts of failures that are none', { failures: 'x', faults: 'y', lostLeases: 'z' }],
    ['a due time that is none', { attempt: null }, { dueAt: 1 }],
  ])('with %s keeps no other from being done', async (_, set, unset) => {
    const bake = reaction(async (_, id) => {
      if (id !== 'a' && id !== 'b' && id !== 'poison') throw new Error(`there is no ${id}`);
      ran.push(id);
    });
    await outbox.happen({ bake }, 'poison', 'a', 'b');
    await spoil('thing:poison', set, unset);
    outbox.work({ bake }, { services, integrations });
    await until('the others are done', () => ran.includes('a') && ran.includes('b'));
  });

  it('and lost, keeps no other from being given back', async () => {
    const bake = reaction(async (_, id) => void ran.push(id));
    await outbox.happen({ bake }, 'poison', 'a');
    const lost = { state: 'running', leaseUntil: new Date(0) };
    await outbox.db.collection('deliveries').updateMany({}, { $set: lost });
    await spoil('thing:poison', { lostLeases: 'many' });
    outbox.work({ bake }, { services, integrations });
    await until('the other is given back, and done', () => ran.includes('a'));
  });

  it('is refused by the books', async () => {
    const bake = reaction(async () => undefined);
    await outbox.happen({ bake }, 'a');
    const { deliveries } = outbox;
    const refused = { code: 121 };
    for (const spoilt of [{ attempt: 'many' }, { target: 7 }, { state: 'lost' }, { dueAt: 'soon' }, { failures: -1 }]) {
      await expect(deliveries.updateOne({}, { $set: spoilt as object })).rejects.toMatchObject(refused);
    }
    await expect(deliveries.updateOne({}, { $unset: { target: '' } })).rejects.toMatchObject(refused);
  });
});
