import { randomUUID } from 'node:crypto';
import { type Db, MongoClient } from 'mongodb';

export interface TestDatabase {
  client: MongoClient;
  db: Db;
  /** Connection string with the database's name in it, for a process of its own. */
  uri: string;
  /** Drops the database and closes the client. */
  close(): Promise<void>;
}

/** A database of its own for one test file, on the MongoDB that the run started. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.MONGODB_URI;
  if (!server) throw new Error('MONGODB_URI is not set: Jest sets it in test/support/global-setup.ts');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const uri = withDatabase(server, name);
  const client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: 5_000, ignoreUndefined: true });
  const db = client.db(name);
  const close = async () => {
    await db.dropDatabase();
    await client.close();
  };
  return { client, db, uri, close };
}

function withDatabase(server: string, name: string): string {
  return server.replace(/^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*/, `$1/${name}`);
}
