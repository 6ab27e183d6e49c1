import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, MongoClient, MongoNetworkError, MongoServerError } from 'mongodb';
import { isDuplicateKey, isUnreachable } from '../../../src/platform/mongo/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** As the driver makes it of a connection that broke in the middle of `insertMany`. */
const lostBulkWrite = new MongoBulkWriteError(new MongoNetworkError('connection closed'), {} as never);
const refusedBulkWrite = new MongoBulkWriteError({ message: 'E11000', code: 11_000, writeErrors: [] }, {} as never);
const bulkWriteWithoutPrimary = new MongoBulkWriteError(
  { message: 'no primary', code: 189, writeErrors: [] },
  {} as never,
);
const conflict = new MongoServerError({ message: 'x', code: 112, errorLabels: ['TransientTransactionError'] });

describe('MongoDB’s errors', () => {
  it.each([
    ['a lost connection', new MongoNetworkError('connection closed')],
    ['a lost bulk write', lostBulkWrite],
    ['a read that took too long', new MongoServerError({ message: 'exceeded', code: 50 })],
    ['a read while there is no primary', new MongoServerError({ message: 'not primary', code: 10_107 })],
    ['a read of a server that stops', new MongoServerError({ message: 'interrupted', code: 11_600 })],
    ['a cursor that its server took along', new MongoServerError({ message: 'not found', code: 43 })],
    ['a bulk write without a primary', bulkWriteWithoutPrimary],
    ['a transaction that others were in the way of', conflict],
    ['a full disk', new MongoServerError({ message: 'out of disk space', code: 14_031 })],
  ])('%s says nothing against the request', (_, error) => {
    expect(isUnreachable(error)).toBe(true);
  });

  it.each([
    ['a bug', new TypeError('undefined')],
    ['a refused bulk write', refusedBulkWrite],
    ['a duplicate key', new MongoServerError({ message: 'E11000', code: 11_000 })],
  ])('%s does', (_, error) => {
    expect(isUnreachable(error)).toBe(false);
  });

  it('tells a duplicate key', () => {
    expect(isDuplicateKey(new MongoServerError({ message: 'E11000', code: 11_000 }))).toBe(true);
    expect(isDuplicateKey(refusedBulkWrite)).toBe(true);
  });
});

describe('what the driver really throws', () => {
  const slowly = { $where: 'sleep(500) || true' };

  async function thrown(work: (client: MongoClient) => Promise<unknown>, uri = database.uri): Promise<unknown> {
    const options = { maxPoolSize: 1, waitQueueTimeoutMS: 20, serverSelectionTimeoutMS: 100 };
    await using client = new MongoClient(uri, options);
    return await work(client).then(() => 'nothing', errorItself);
  }
  const errorItself = (error: unknown) => error;

  it('when no connection is to be had in time', async () => {
    await database.db.collection('cakes').insertOne({});
    const error = await thrown(async (client) => {
      const cakes = client.db().collection('cakes');
      await cakes.findOne();
      await Promise.all([cakes.findOne(slowly), cakes.findOne()]);
    });
    expect([error, isUnreachable(error)]).toEqual([
      expect.objectContaining({ name: 'MongoWaitQueueTimeoutError' }),
      true,
    ]);
  });

  it('when there is no server', async () => {
    const error = await thrown(
      (client) => client.db().command({ ping: 1 }),
      'mongodb://127.0.0.1:1/?directConnection=true',
    );
    expect([error, isUnreachable(error)]).toEqual([
      expect.objectContaining({ name: 'MongoServerSelectionError' }),
      true,
    ]);
  });

  it('when the client is closed under what is being done', async () => {
    const error = await thrown(async (client) => {
      const cakes = client.db().collection('cakes');
      await cakes.findOne();
      await Promise.all([cakes.findOne(slowly), client.close()]);
    });
    expect([error, isUnreachable(error)]).toEqual([expect.any(Error), true]);
  });

  it('when a transaction goes on after that', async () => {
    const error = await thrown((client) =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          await client.db().collection('cakes').insertOne({}, { session });
          await client.close();
          await client.db().collection('cakes').insertOne({}, { session });
        }),
      ),
    );
    expect([error, isUnreachable(error)]).toEqual([expect.any(Error), true]);
  });
});
