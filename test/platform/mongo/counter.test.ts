import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { counters, ensureCollections, nextNumber } from '../../../src/platform/mongo/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

describe('the next number', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await ensureCollections(database.db, [counters]);
  });
  afterAll(() => database.close());

  it('begins at 1 and is given to nobody twice, also when many ask at once', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => nextNumber(database.db, 'orders')));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('counts each series by itself', async () => {
    expect(await nextNumber(database.db, 'employees')).toBe(1);
    expect(await nextNumber(database.db, 'employees')).toBe(2);
  });
});
