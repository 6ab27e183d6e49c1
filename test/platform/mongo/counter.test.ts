import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { counters, createNumbers, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

describe('the next number', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
    await ensureCollections(database.db, [counters]);
  });
  afterAll(() => database.close());

  it('begins at 1 and is given to nobody twice, also when many ask at once', async () => {
    const processes = [createNumbers(database.db, 'orders'), createNumbers(database.db, 'orders')];
    const asked = Array.from({ length: 10 }, () => processes.map((nextNumber) => nextNumber())).flat();
    const numbers = await Promise.all(asked);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('counts each series by itself', async () => {
    const nextNumber = createNumbers(database.db, 'employees');
    expect(await nextNumber()).toBe(1);
    expect(await nextNumber()).toBe(2);
  });
});
