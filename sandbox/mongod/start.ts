import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { openDataFolder } from './data-folder.ts';
import { findMongod } from './find.ts';
import { openMemoryFolder } from './memory-folder.ts';

export interface MongodOptions {
  /** Where the data is kept from one start to the next; absent: a temporary folder that goes at close. */
  dataDir?: string;
  /** Keeps the temporary folder in memory, where there is room: nobody waits for a disk to keep what is thrown away. */
  inMemory?: boolean;
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

/**
 * ConfigurationInProgress: a server that finds its data again elects itself, which changes its configuration. On a slow
 * machine that may be just when it is told its configuration once more.
 */
const IS_CONFIGURING = 109;
const TRIES = 3;

/** The server is its own process group: Ctrl-C reaches us alone, and we stop it last, when nobody writes any more. */
const SPAWN = { detached: true };

/**
 * Starts a real mongod as a replica set of one, on this machine only. It ends with this process even if that is killed.
 *
 * @throws with what to do about it, when there is no mongod, or the data folder's port is taken
 */
export async function startMongod({ dataDir, inMemory = false, say = () => {} }: MongodOptions = {}): Promise<Mongod> {
  const folder = dataDir === undefined ? undefined : await openDataFolder(dataDir, say);
  const binary = folder?.binary ?? (await findMongod({ env: process.env, say }));
  const memory = folder === undefined && inMemory ? await openMemoryFolder() : undefined;
  const replicaSet = await created({
    binary: { systemBinary: binary.path, version: binary.version },
    instanceOpts: [{ port: folder?.port, dbPath: folder?.dbPath ?? memory?.path, storageEngine: 'wiredTiger' }],
    replSet: { name: REPLICA_SET, count: 1, storageEngine: 'wiredTiger', spawn: SPAWN },
  });
  return {
    uri: replicaSet.getUri(),
    version: binary.version,
    close: async () => {
      await replicaSet.stop({ doCleanup: folder === undefined });
      await memory?.remove();
    },
  };
}

/** One that fails has stopped its server, so that the next finds the port free. */
async function created(options: Parameters<typeof MongoMemoryReplSet.create>[0]): Promise<MongoMemoryReplSet> {
  for (let left = TRIES - 1; ; left -= 1) {
    try {
      return await MongoMemoryReplSet.create(options);
    } catch (error) {
      if (left === 0 || (error as { code?: unknown }).code !== IS_CONFIGURING) throw error;
    }
  }
}
