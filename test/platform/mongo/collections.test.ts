import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type CollectionDefinition, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const cakes = (required: string[]): CollectionDefinition<{ name?: string; eggs?: number }> => ({
  name: 'cakes',
  indexes: [{ keys: { name: 1 }, options: { name: 'name', unique: true } }],
  schema: { bsonType: 'object', required },
});

it('makes a collection with its validator and its indexes, in any number of processes at once', async () => {
  await Promise.all([1, 2, 3].map(() => ensureCollections(database.db, [cakes(['name'])])));
  const collection = database.db.collection('cakes');
  await expect(collection.insertOne({})).rejects.toThrow('Document failed validation');
  expect(await collection.indexExists('name')).toBe(true);
});

it('changes a validator that the new release has changed', async () => {
  await ensureCollections(database.db, [cakes(['name', 'eggs'])]);
  await expect(database.db.collection('cakes').insertOne({ name: 'Dry Cake' })).rejects.toThrow('failed validation');
  await ensureCollections(database.db, [cakes(['name'])]);
  await database.db.collection('cakes').insertOne({ name: 'Dry Cake' });
});

it('does not take back what a later release has changed, when an older one starts again', async () => {
  const loaves = (required: string[], revision?: number) => ({ ...cakes(required), name: 'loaves', revision });
  await ensureCollections(database.db, [loaves(['name', 'eggs'])]);
  await ensureCollections(database.db, [loaves(['name'], 1)]);
  await ensureCollections(database.db, [loaves(['name', 'eggs'])]);
  await database.db.collection('loaves').insertOne({ name: 'Dry Loaf' });
  await ensureCollections(database.db, [loaves(['name', 'eggs'], 2)]);
  await expect(database.db.collection('loaves').insertOne({ name: 'Drier Loaf' })).rejects.toThrow('failed validation');
});

it('does not wait for a transaction that is open, such as a killed process leaves', async () => {
  const session = database.client.startSession();
  session.startTransaction();
  await database.db.collection('cakes').insertOne({ name: 'Half a Cake' }, { session });
  await ensureCollections(database.db, [cakes(['name'])]);
  await session.commitTransaction();
  await session.endSession();
  expect(await database.db.collection('cakes').countDocuments({ name: 'Half a Cake' })).toBe(1);
});
