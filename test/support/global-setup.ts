import { MongoClient } from 'mongodb';
import { startMongod } from '../../sandbox/mongod/index.ts';
import { keepMongod } from './mongod.ts';

/** One real MongoDB for the whole run. The workers, started after this, inherit its address. */
export default async function globalSetup(): Promise<void> {
  if (process.env.MONGODB_URI) return;
  const mongod = await startMongod({ inMemory: true, say: console.log });
  await keepWhatExpires(mongod.uri);
  process.env.MONGODB_URI = mongod.uri;
  keepMongod(mongod);
}

/** Many tests have a clock that stands at a day of theirs: one day MongoDB would delete what they wrote while they look at it. */
async function keepWhatExpires(uri: string): Promise<void> {
  await using client = await MongoClient.connect(uri);
  await client.db('admin').command({ setParameter: 1, ttlMonitorEnabled: false });
}
