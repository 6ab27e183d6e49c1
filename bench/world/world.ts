import { type Db, MongoClient } from 'mongodb';
import { type Bakery, openWorkspace } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { startMongod } from '../../sandbox/mongod/index.ts';
import { seed } from '../../sandbox/seed/seed.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { type BakeryServices, createServices } from '../../src/app/services.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { type Delivery, defaultTimes } from '../../src/platform/outbox/index.ts';
import { signingKeys } from '../../test/support/signing-keys.ts';
import { OVENBIRD, type Running, startProcess } from './process.ts';

/** A MongoDB of its own, with a database. */
export interface Books {
  client: MongoClient;
  db: Db;
  /** With the database's name. */
  uri: string;
  close(): Promise<void>;
}

/** Books that are seeded as `npm start` seeds them, and the stand-ins for everything outside. */
export interface World extends Books {
  bakery: Bakery;
  /** The bakery's services in this process, which write for whoever runs on the same books. */
  services: BakeryServices;
  /** What `node src/index.ts` needs to run on them: everything is configured that has a stand-in. */
  env: Record<string, string>;
  /** Starts Ovenbird, or a program that starts it, and tells Slack and Jira of it. */
  startOvenbird(role: 'all' | 'web' | 'worker', more?: Record<string, string>, entry?: string): Promise<Running>;
  /** Waits until no delivery is waiting or running. */
  quiet(): Promise<void>;
}

const QUIET_WITHIN_MS = 120_000;

export async function openBooks(): Promise<Books> {
  const mongod = await startMongod();
  const uri = new URL(mongod.uri);
  uri.pathname = '/bench';
  const client = await MongoClient.connect(uri.href, { ignoreUndefined: true });
  const close = async () => {
    await client.close();
    await mongod.close();
  };
  return { client, db: client.db(), uri: uri.href, close };
}

/** Opens the bakery, lets it run until all is quiet (the directory is read, the board is filled), and stops it again. */
export async function openWorld(): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const books = await openBooks();
  opened.defer(books.close);
  const sandbox = await startSandbox({ port: 0 });
  opened.defer(sandbox.close);
  await seed({ mongodbUri: books.uri, sandboxUrl: sandbox.url });
  const access = { AUTH_SIGNING_KEYS: signingKeys('bench'), PUBLIC_URL: 'http://bakery.test' };
  const env = { ...sandbox.env, ...access, MONGODB_URI: books.uri, PORT: '0', OPS_PORT: '0' };
  const open = { state: { $in: ['waiting' as const, 'running' as const] } };

  const world: World = {
    ...books,
    bakery: openWorkspace(sandbox.url),
    services: createServices({
      ...{ db: books.db, transact: createTransact(books.client), clock: systemClock, times: defaultTimes },
      ...{ publicUrl: env.PUBLIC_URL, signingKeys: JSON.parse(env.AUTH_SIGNING_KEYS), integrations: {} },
    }),
    env,
    async startOvenbird(role, more, entry = OVENBIRD) {
      const running = await startProcess(entry, { ...env, ...more, ROLE: role });
      if (running.url) sandbox.connect(running.url);
      return running;
    },
    quiet: async () => {
      const deliveries = books.db.collection<Delivery>('deliveries');
      const none = async () => (await deliveries.countDocuments(open)) === 0;
      await until('all deliveries are settled', none, QUIET_WITHIN_MS);
    },
    close: async () => {},
  };
  const first = await world.startOvenbird('all');
  await world.quiet();
  await first.stop();
  const rest = opened.move();
  world.close = () => rest.disposeAsync();
  return world;
}
