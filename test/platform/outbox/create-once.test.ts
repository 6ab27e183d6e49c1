import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection } from 'mongodb';
import { NotYet, PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import { type Creating, createOnceOutside } from '../../../src/platform/outbox/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

interface Ticket {
  _id: string;
  key?: string;
  creating?: Creating;
  creates?: number;
}

describe('a create in doubt', () => {
  let database: TestDatabase;
  let collection: Collection<Ticket>;
  let outside: string[];

  beforeAll(async () => {
    database = await openTestDatabase();
    collection = database.db.collection<Ticket>('tickets');
  });
  beforeEach(async () => {
    outside = [];
    await collection.deleteMany({});
    await collection.insertOne({ _id: 't1' });
  });
  afterAll(() => database.close());

  const written = () => collection.findOne({ _id: 't1' });
  const startedAgo = (milliseconds: number) =>
    collection.updateOne({ _id: 't1' }, { $set: { 'creating.since': new Date(Date.now() - milliseconds) } });

  function create(options: { answer?: () => string; searchAfter?: number[]; visible?: () => boolean } = {}) {
    const { answer = () => 'B-1', visible = () => true, searchAfter } = options;
    return createOnceOutside<Ticket, string>({
      collection,
      _id: 't1',
      searchAfter,
      lookUp: async () => (visible() ? (outside[0] ?? null) : null),
      create: async () => {
        outside.push(`B-${outside.length + 1}`);
        return answer();
      },
      keep: (key) => ({ $set: { key } }),
    });
  }

  const lost = () => {
    throw new TransientFailure('reset', 'connection reset', { inDoubt: true });
  };

  it('keeps what was created', async () => {
    expect(await create()).toBe('B-1');
    expect(await written()).toEqual({ _id: 't1', key: 'B-1', creates: 1 });
  });

  it('is looked up before anything else, when the answer was lost', async () => {
    await expect(create({ answer: lost })).rejects.toThrow('reset');
    expect((await written())?.creating).toMatchObject({ searched: 0 });

    expect(await create()).toBe('B-1');
    expect(outside).toHaveLength(1);
    expect(await written()).toEqual({ _id: 't1', key: 'B-1', creates: 1 });
  });

  it('is looked up when the process died in between', async () => {
    outside.push('B-1');
    await collection.updateOne({ _id: 't1' }, { $set: { creating: { since: new Date(), searched: 0 } } });
    expect(await create()).toBe('B-1');
    expect(outside).toHaveLength(1);
  });

  it('is done again when it is nowhere to be found', async () => {
    await collection.updateOne({ _id: 't1' }, { $set: { creating: { since: new Date(), searched: 0 }, creates: 1 } });
    expect(await create()).toBe('B-1');
    expect(await written()).toMatchObject({ creates: 2 });
  });

  it('is forgotten when it was refused: nothing is there to be looked for', async () => {
    const refuse = () => {
      throw new PermanentFailure('field_invalid', 'no');
    };
    await expect(create({ answer: refuse })).rejects.toThrow('no');
    expect((await written())?.creating).toBeUndefined();
  });

  it('stays in doubt after our own mistake: the call may have been carried out', async () => {
    const broken = () => {
      throw new TypeError('cannot read the answer');
    };
    await expect(create({ answer: broken })).rejects.toThrow('cannot read');
    expect((await written())?.creating).toBeDefined();
  });

  it('is looked for once more where the other side may still be writing when we look first', async () => {
    const searchAfter = [0, 30_000];
    await expect(create({ answer: lost })).rejects.toThrow('reset');
    await expect(create({ searchAfter, visible: () => false })).rejects.toBeInstanceOf(NotYet);
    await startedAgo(30_001);
    expect(await create({ searchAfter })).toBe('B-1');
    expect(outside).toHaveLength(1);
  });

  it('is searched twice, late, where the other side’s search lags; then done again', async () => {
    const searchAfter = [30_000, 120_000];
    await expect(create({ answer: lost })).rejects.toThrow('reset');
    const again = () => create({ searchAfter, visible: () => false });

    await expect(again()).rejects.toBeInstanceOf(NotYet);
    expect((await written())?.creating?.searched).toBe(0);
    await startedAgo(30_001);
    const second = await again().catch((error: NotYet) => error);
    expect((second as NotYet).retryAfterMs).toBeLessThanOrEqual(90_000);
    expect((await written())?.creating?.searched).toBe(1);
    expect(outside).toHaveLength(1);
    await startedAgo(120_001);
    await again();
    expect(outside).toHaveLength(2);
  });
});
