import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { openDataFolder } from './data-folder.ts';
import { findMongod } from './find.ts';

export interface MongodOptions {
  /** Where the data is kept from one start to the next; absent: a temporary folder that goes at close. */
  dataDir?: string;
  /** Hears one line before anything is downloaded. */
  say?: (line: string) => void;
}

export interface Mongod {
  /** Connection string of the replica set, without a database. */
  uri: string;
  version: string;
  close(): Promise<void>;
}

const REPLICA_SET = 'ovenbird';

/** The server is its own process group: Ctrl-C reaches us alone, and we stop it last, when nobody writes any more. */
const SPAWN = { detached: true };

/**
 * Starts a real mongod as a replica set of one, on this machine only. It ends with this process even if that is killed.
 *
 * @throws with what to do about it, when there is no mongod, or the data folder's port is taken
 */
export async function startMongod({ dataDir, say = () => {} }: MongodOptions = {}): Promise<Mongod> {
  const folder = dataDir === undefined ? undefined : await openDataFolder(dataDir, say);
  const binary = folder?.binary ?? (await findMongod({ env: process.env, say }));
  const replicaSet = await MongoMemoryReplSet.create({
    binary: { systemBinary: binary.path, version: binary.version },
    instanceOpts: [{ port: folder?.port, dbPath: folder?.dbPath, storageEngine: 'wiredTiger' }],
    replSet: { name: REPLICA_SET, count: 1, storageEngine: 'wiredTiger', spawn: SPAWN },
  });
  return {
    uri: replicaSet.getUri(),
    version: binary.version,
    close: async () => {
      await replicaSet.stop({ doCleanup: folder === undefined });
    },
  };
}
