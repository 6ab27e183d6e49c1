import { MongoClient, type MongoClientOptions } from 'mongodb';

/** Somebody is waiting for the answer: past these times they hear `books_unavailable` rather than nothing. */
export const impatient: MongoClientOptions = {
  serverSelectionTimeoutMS: 1_500,
  waitQueueTimeoutMS: 1_000,
  connectTimeoutMS: 1_500,
  socketTimeoutMS: 12_000,
};

/** Nobody waits: a worker rides out an election. */
export const patient: MongoClientOptions = {
  serverSelectionTimeoutMS: 10_000,
  waitQueueTimeoutMS: 10_000,
  socketTimeoutMS: 30_000,
};

/**
 * A client for the books. It connects by itself at the first operation, so a process can start before MongoDB.
 *
 * @param uri a replica set's address (transactions and change streams need one; a single node will do)
 */
export function createMongoClient(uri: string, patience: MongoClientOptions): MongoClient {
  return new MongoClient(uri, {
    ...patience,
    ignoreUndefined: true,
    retryWrites: true,
    w: 'majority',
    appName: 'ovenbird',
  });
}
