import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import { attemptCollection, createAttempts, LOCKED_MS, MOST_ATTEMPTS } from '../../../src/services/access/attempts.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

/** Now: MongoDB sweeps away what has expired by its own clock. */
const time = { now: new Date() };
let database: TestDatabase;
let attempts: ReturnType<typeof createAttempts>;

beforeAll(async () => {
  database = await openTestDatabase();
  await ensureCollections(database.db, [attemptCollection]);
  attempts = createAttempts({ db: database.db, clock: { now: () => time.now } });
});
afterAll(() => database.close());

const attempt = (login: string, address = '10.0.0.1') => ({ login, address });

describe('attempts to log in', () => {
  it('are counted before the password is looked at: of many at once, ten are let through', async () => {
    const begun = await Promise.all(Array.from({ length: 30 }, () => attempts.begin(attempt('anna'))));
    expect(begun.filter(Boolean)).toHaveLength(MOST_ATTEMPTS);
  });

  it('count for one login from one address', async () => {
    for (let count = 0; count < MOST_ATTEMPTS; count += 1) await attempts.begin(attempt('berta'));
    expect(await attempts.begin(attempt('berta'))).toBe(false);
    expect(await attempts.begin(attempt('berta', '10.0.0.2'))).toBe(true);
    expect(await attempts.begin(attempt('carla'))).toBe(true);
  });

  it('are forgotten when one was right', async () => {
    for (let count = 0; count < 3 * MOST_ATTEMPTS; count += 1) {
      expect(await attempts.begin(attempt('dana'))).toBe(true);
      await attempts.forget(attempt('dana'));
    }
  });

  it('are forgotten after a while that does not grow, also where MongoDB has not swept yet', async () => {
    for (let count = 0; count < 2 * MOST_ATTEMPTS; count += 1) await attempts.begin(attempt('emma'));
    time.now = new Date(time.now.getTime() + LOCKED_MS - 1);
    expect(await attempts.begin(attempt('emma'))).toBe(false);
    time.now = new Date(time.now.getTime() + 1);
    expect(await attempts.begin(attempt('emma'))).toBe(true);
  });

  it('write down no login: passwords are typed into the wrong field', async () => {
    await attempts.begin(attempt('my secret password'));
    expect(JSON.stringify(await database.db.collection('login_attempts').find().toArray())).not.toContain('secret');
  });
});
