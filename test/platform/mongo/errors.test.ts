import { describe, expect, it } from '@jest/globals';
import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { isDuplicateKey, isUnreachable } from '../../../src/platform/mongo/index.ts';

/** As the driver makes it of a connection that broke in the middle of `insertMany`. */
const lostBulkWrite = new MongoBulkWriteError(new MongoNetworkError('connection closed'), {} as never);
const refusedBulkWrite = new MongoBulkWriteError({ message: 'E11000', code: 11_000, writeErrors: [] }, {} as never);

describe('MongoDB’s errors', () => {
  it.each([
    ['a lost connection', new MongoNetworkError('connection closed')],
    ['a lost bulk write', lostBulkWrite],
    ['a read that took too long', new MongoServerError({ message: 'exceeded', code: 50 })],
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
