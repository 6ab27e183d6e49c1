import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { type Bakery, openWorkspace } from '../../../sandbox/client/index.ts';
import { until } from '../../../sandbox/client/until.ts';
import { seed } from '../../../sandbox/seed/seed.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import type { BakeryServices } from '../../../src/app/services.ts';
import { createServices } from '../../../src/app/services.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createTransact } from '../../../src/platform/mongo/index.ts';
import { type Delivery, defaultTimes } from '../../../src/platform/outbox/index.ts';
import { openServer, type Server } from '../../chaos/world/mongod.ts';
import { type OvenbirdProcess, startProcess } from '../../support/process.ts';
import { signingKeys } from '../../support/signing-keys.ts';
import { type Balancer, openBalancer } from './balancer.ts';

/** A MongoDB that may be ended, the stand-ins, and real processes with production's times behind a load balancer. */
export interface Stage {
  bakery: Bakery;
  server: Server;
  db: Db;
  balancer: Balancer;
  /** The services on the same books, without an integration: for what a test does beside the processes. */
  services: BakeryServices;
  /** Starts a process. People are sent to a web process as soon as the balancer has seen it. */
  start(role: 'web' | 'worker', env?: Record<string, string>): Promise<OvenbirdProcess>;
  /** Asks a process to end, as whoever replaces it does. @returns its exit code */
  end(process: OvenbirdProcess): Promise<number | null>;
  /** Waits until no delivery waits or runs. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A ticket whose answer was lost is looked for for two minutes before it is opened anew. */
const QUIET_WITHIN_MS = 3 * 60_000;

export async function openStage(): Promise<Stage> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-resilience-'));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = await openServer(dataDir);
  opened.defer(server.close);
  const sandbox = await startSandbox({ port: 0 });
  opened.defer(sandbox.close);
  await seed({ mongodbUri: server.uri, sandboxUrl: sandbox.url, dataDir });
  const balancer = await openBalancer();
  opened.defer(balancer.close);
  sandbox.connect(balancer.url);

  const running = new Set<OvenbirdProcess>();
  opened.defer(async () => void (await Promise.all([...running].map((one) => one.kill()))));
  const access = { AUTH_SIGNING_KEYS: signingKeys('resilience'), PUBLIC_URL: balancer.url };
  const given = { ...sandbox.env, ...access, MONGODB_URI: server.uri, PORT: '0', OPS_PORT: '0' };
  const db = server.client.db();
  const rest = opened.move();

  return {
    ...{ bakery: openWorkspace(sandbox.url), server, db, balancer },
    services: createServices({
      ...{ db, transact: createTransact(server.client), clock: systemClock, times: defaultTimes },
      ...{ publicUrl: balancer.url, integrations: {} },
    }),
    async start(role, env = {}) {
      const started = await startProcess({ ...given, ...env, ROLE: role });
      running.add(started);
      if (role === 'web') await balancer.add(started);
      return started;
    },
    async end(process) {
      const code = await process.terminate();
      balancer.remove(process);
      running.delete(process);
      return code;
    },
    async quiet() {
      const open = { state: { $in: ['waiting' as const, 'running' as const] } };
      const count = () => db.collection<Delivery>('deliveries').countDocuments(open);
      await until('all deliveries are settled', async () => (await count()) === 0, QUIET_WITHIN_MS);
    },
    close: () => rest.disposeAsync(),
  };
}
