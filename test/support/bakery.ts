import { pino } from 'pino';
import { type Bakery, openWorkspace } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { RateLimits } from '../../src/api/index.ts';
import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { Delivery, OutboxTimes } from '../../src/platform/outbox/index.ts';
import { briskTimes } from './brisk-times.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { seedBooks } from './seeded.ts';
import { signingKeys } from './signing-keys.ts';

export interface BakeryOptions {
  times?: Partial<OutboxTimes>;
  /** More variables, or others, than the sandbox gives; undefined takes one away. */
  env?: Record<string, string | undefined>;
  /** Business time; the wall clock by default. */
  clock?: { now(): Date };
  /** How often somebody may call the API. */
  apiLimits?: Partial<RateLimits>;
  /** For looking at a failure: a pino level. */
  logLevel?: string;
}

/** The whole of Ovenbird in this process, on a MongoDB and stand-ins of its own, seeded as `npm start` seeds it. */
export interface RunningBakery extends Bakery {
  database: TestDatabase;
  app: App;
  /** Where Ovenbird listens. */
  url: string;
  opsUrl: string;
  sandboxUrl: string;
  /** The environment of a process of Ovenbird on these books and stand-ins. */
  env: Record<string, string>;
  /** Starts one more Ovenbird on the same books; Slack and Jira go on speaking to the first until they are connected. */
  another(options?: Pick<BakeryOptions, 'env' | 'times'>): Promise<AnotherBakery>;
  /** Stops Ovenbird and starts it again on the same books. */
  restart(): Promise<void>;
  stopApp(): Promise<void>;
  /** Waits until no delivery is waiting or running. */
  quiet(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** One more process, as it were. */
export interface AnotherBakery {
  database: TestDatabase;
  app: App;
  url: string;
  opsUrl: string;
  stop(): Promise<void>;
}

export async function openBakery({
  times,
  env,
  clock,
  apiLimits,
  logLevel = 'silent',
}: BakeryOptions = {}): Promise<RunningBakery> {
  // Whatever fails while it opens, nothing of it is left open: Jest would never end.
  await using opened = new AsyncDisposableStack();
  const database = await openTestDatabase();
  opened.defer(database.close);
  const sandbox = await startSandbox({ port: 0 });
  opened.defer(sandbox.close);
  await seedBooks(database, sandbox.url);
  const workspace = openWorkspace(sandbox.url);
  const log = pino({ level: logLevel });
  const access = { AUTH_SIGNING_KEYS: signingKeys('test'), PUBLIC_URL: 'http://bakery.test' };
  const given = { ...sandbox.env, ...access, MONGODB_URI: database.uri, PORT: '0', OPS_PORT: '0' };

  async function open(own: Pick<BakeryOptions, 'env' | 'times'> = {}): Promise<AnotherBakery> {
    const config = readConfig({ ...given, ...env, ...own.env });
    const app = await createApp(config, {
      log,
      clock,
      limits: apiLimits,
      times: { ...briskTimes, ...times, ...own.times },
    });
    try {
      const { port, opsPort } = await app.start();
      const opsUrl = `http://127.0.0.1:${opsPort}`;
      await until('Ovenbird is ready', async () => (await fetch(`${opsUrl}/readyz`)).ok);
      return { database, app, url: `http://127.0.0.1:${port}`, opsUrl, stop: app.stop };
    } catch (error) {
      await app.stop();
      throw error;
    }
  }

  const running = { app: undefined as App | undefined, url: '', opsUrl: '' };
  async function start(): Promise<void> {
    Object.assign(running, await open());
    sandbox.connect(running.url);
  }
  async function stop(): Promise<void> {
    await running.app?.stop();
    running.app = undefined;
  }

  await start();
  const rest = opened.move();
  const deliveries = database.db.collection<Delivery>('deliveries');
  return {
    ...workspace,
    database,
    sandboxUrl: sandbox.url,
    env: given,
    another: open,
    get app() {
      if (!running.app) throw new Error('Ovenbird is stopped');
      return running.app;
    },
    get url() {
      return running.url;
    },
    get opsUrl() {
      return running.opsUrl;
    },
    stopApp: stop,
    async restart() {
      await stop();
      await start();
    },
    async quiet(timeoutMs = 30_000) {
      const open = { state: { $in: ['waiting' as const, 'running' as const] } };
      await until('all deliveries are settled', async () => (await deliveries.countDocuments(open)) === 0, timeoutMs);
    },
    async close() {
      await stop();
      await rest.disposeAsync();
    },
  };
}
