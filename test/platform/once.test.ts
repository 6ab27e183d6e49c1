import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransact, ensureCollections } from '../../src/platform/mongo/index.ts';
import { createOnce, idempotencyKeys, type Once } from '../../src/platform/once.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

describe('once for each request', () => {
  let database: TestDatabase;
  let once: Once;
  beforeAll(async () => {
    database = await openTestDatabase();
    await ensureCollections(database.db, [idempotencyKeys]);
    await database.db.createCollection('things');
    once = createOnce({ db: database.db, transact: createTransact(database.client) });
  });
  afterAll(() => database.close());

  const things = () => database.db.collection('things');
  const insert = (key: string, contents?: unknown) =>
    once({ key, contents }, async (session) => {
      const { insertedId } = await things().insertOne({ key }, { session });
      return { id: insertedId.toHexString() };
    });

  it('does the work once, and answers a duplicate with the first result', async () => {
    const first = await insert('slack:1');
    const second = await insert('slack:1');
    expect(first).toMatchObject({ repeated: false });
    expect(second).toEqual({ result: first.result, repeated: true, sameContents: true });
    expect(await things().countDocuments({ key: 'slack:1' })).toBe(1);
  });

  it('does it once when many come at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => insert('slack:2')));
    expect(await things().countDocuments({ key: 'slack:2' })).toBe(1);
    expect(new Set(all.map(({ result }) => result.id)).size).toBe(1);
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
  });

  it('tells when the same key comes with other contents', async () => {
    await insert('slack:3', { persons: 4 });
    expect(await insert('slack:3', { persons: 4 })).toMatchObject({ repeated: true, sameContents: true });
    expect(await insert('slack:3', { persons: 5 })).toMatchObject({ repeated: true, sameContents: false });
  });

  it('leaves no trace of work that failed: the next try does it', async () => {
    const failing = once({ key: 'slack:4' }, async (session) => {
      await things().insertOne({ key: 'slack:4' }, { session });
      throw new Error('invalid');
    });
    await expect(failing).rejects.toThrow('invalid');
    expect(await things().countDocuments({ key: 'slack:4' })).toBe(0);
    expect(await insert('slack:4')).toMatchObject({ repeated: false });
  });

  it('keeps keys for a day', async () => {
    const indexes = await database.db.collection(idempotencyKeys.name).indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { createdAt: 1 }, expireAfterSeconds: 86_400 }));
  });
});
