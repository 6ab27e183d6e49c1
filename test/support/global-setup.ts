import { startMongod } from '../../sandbox/mongod/index.ts';
import { keepMongod } from './mongod.ts';

/** One real MongoDB for the whole run. The workers, started after this, inherit its address. */
export default async function globalSetup(): Promise<void> {
  if (process.env.MONGODB_URI) return;
  const mongod = await startMongod({ say: console.log });
  process.env.MONGODB_URI = mongod.uri;
  keepMongod(mongod);
}
