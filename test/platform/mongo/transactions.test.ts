import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTransact, isUnreachable } from '../../../src/platform/mongo/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await database.db.createCollection('cakes');
});
afterAll(() => database.close());

it('does not wait for a minute behind a transaction that nobody will end', async () => {
  const cakes = database.db.collection<{ _id: string }>('cakes');
  const left = database.client.startSession();
  left.startTransaction();
  await cakes.insertOne({ _id: 'carrot' }, { session: left });

  const transact = createTransact(database.client, 300);
  const error = await transact((session) => cakes.insertOne({ _id: 'carrot' }, { session })).catch((thrown) => thrown);
  expect(error).toMatchObject({ name: 'TransactionGivenUp' });
  expect(isUnreachable(error)).toBe(true);

  await left.abortTransaction();
  await left.endSession();
  await transact((session) => cakes.insertOne({ _id: 'carrot' }, { session }));
  expect(await cakes.countDocuments()).toBe(1);
});
