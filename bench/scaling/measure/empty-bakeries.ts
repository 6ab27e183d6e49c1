import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { MongoClient } from 'mongodb';
import { collections } from '../../../src/app/collections.ts';
import { ensureCollections } from '../../../src/platform/mongo/index.ts';

/** What a bakery costs a mongod before anybody has ordered anything. */
export interface EmptyBakery {
  collections: number;
  indexes: number;
  /** One for each collection and each index. */
  files: number;
  diskKb: number;
  /** What mongod's resident memory grew by. */
  memoryKb: number;
  /** How long making it took. */
  seconds: number;
}

/** Makes so many, one after the other. */
export async function measureEmptyBakeries(client: MongoClient, count: number): Promise<EmptyBakery> {
  const { parsed } = await client.db('admin').command({ getCmdLineOpts: 1 });
  const before = await holdings(client, parsed.storage.dbPath);
  const startedAt = performance.now();
  for (let which = 0; which < count; which++) await ensureCollections(client.db(`empty_${which}`), collections);
  const seconds = (performance.now() - startedAt) / 1_000 / count;
  const after = await holdings(client, parsed.storage.dbPath);
  const each = (key: keyof typeof after) => Math.round((after[key] - before[key]) / count);
  return {
    collections: collections.length,
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
    files: each('files'),
    diskKb: each('diskKb'),
    memoryKb: each('memoryKb'),
    seconds: Math.round(seconds * 100) / 100,
  };
}

async function holdings(client: MongoClient, dbPath: string) {
  await client.db('admin').command({ fsync: 1 });
  const files = globSync('**/{collection,index}-*.wt', { cwd: dbPath });
  const { mem } = await client.db('admin').command({ serverStatus: 1 });
  return {
    files: files.length,
    diskKb: files.reduce((sum, file) => sum + statSync(join(dbPath, file)).size, 0) / 1_024,
    memoryKb: Number(mem.resident) * 1_024,
  };
}
