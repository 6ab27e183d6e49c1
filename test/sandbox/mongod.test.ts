import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

describe('the MongoDB that tests run on', () => {
  let books: TestDatabase;
  beforeAll(async () => {
    books = await openTestDatabase();
  });
  afterAll(() => books.close());

  it('has transactions', async () => {
    const cakes = books.db.collection('cakes');
    await books.client.withSession((session) =>
      session.withTransaction(() => cakes.insertOne({ name: 'chocolate cake' }, { session })),
    );
    const undone = books.client.withSession((session) =>
      session.withTransaction(async () => {
        await cakes.insertOne({ name: 'mud pie' }, { session });
        throw new Error('dropped it');
      }),
    );
    await expect(undone).rejects.toThrow('dropped it');
    expect(await cakes.distinct('name')).toEqual(['chocolate cake']);
  });
});
