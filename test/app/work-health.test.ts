import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createWorkHealth, readHeldUpWork } from '../../src/app/work-health.ts';
import { feedPublishers } from '../../src/platform/feed/index.ts';
import { collectionOf } from '../../src/platform/mongo/index.ts';
import { integrationReports } from '../../src/platform/outbox/collections.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const HOUR = 3_600_000;
const now = Date.now();
const [lastSuccessAt, failingSince] = [new Date(now - 2 * HOUR), new Date(now - HOUR)];

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(() => database.db.dropDatabase());
afterAll(() => database.close());

const standing = async (row: object) => {
  const [reports, rows] = [integrationReports, feedPublishers] as const;
  await collectionOf(database.db, reports).insertOne({ _id: 'redis', configured: true, seenAt: new Date(now) });
  await collectionOf(database.db, rows).insertOne({ _id: 'redis', heldUntil: new Date(now), ...row });
};
const redis = async () => (await createWorkHealth(database.db).integrations()).find(({ name }) => name === 'redis');

describe('the passing on of events, among the integrations', () => {
  it('is well while they are taken', async () => {
    await standing({ lastSuccessAt });
    expect(await redis()).toMatchObject({ configured: true, lastSuccessAt, retrying: 0, degraded: false });
    expect(await readHeldUpWork(database.db, new Date(now))).toEqual([]);
  });

  it('is degraded since the next one is not taken, and held up once that is too long', async () => {
    await standing({ lastSuccessAt, failingSince });
    expect(await redis()).toMatchObject({ lastSuccessAt, retrying: 1, oldestAt: failingSince, degraded: true });
    expect(await readHeldUpWork(database.db, new Date(now))).toEqual([
      { integration: 'redis', since: failingSince, waiting: 1 },
    ]);
    expect(await readHeldUpWork(database.db, new Date(now - 2 * HOUR))).toEqual([]);
  });

  it('is nobody’s trouble once no process plays the part', async () => {
    await standing({ lastSuccessAt, failingSince, heldUntil: failingSince });
    expect(await redis()).toMatchObject({ retrying: 0, degraded: false });
    expect(await readHeldUpWork(database.db, new Date(now))).toEqual([]);
  });
});
