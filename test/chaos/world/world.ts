import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { type Bakery, openWorkspace } from '../../../sandbox/client/index.ts';
import { seed } from '../../../sandbox/seed/seed.ts';
import { startSandbox } from '../../../sandbox/server.ts';
import { type BakeryServices, createServices } from '../../../src/app/services.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createTransact, isUnreachable } from '../../../src/platform/mongo/index.ts';
import { defaultTimes } from '../../../src/platform/outbox/index.ts';
import { signingKeys } from '../../support/signing-keys.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { openServer, type Server } from './mongod.ts';
import { openRest, type RestClient } from './rest.ts';
import { openWayIn } from './way-in.ts';

/** Two web and two worker processes on one MongoDB, and everything around them. */
export interface World {
  bakery: Bakery;
  fleet: Fleet;
  server: Server;
  db: Db;
  rest: RestClient;
  /** Where the logs of the processes are; gone after `close`, unless they are kept. */
  logs: string;
  /** Does something in the books, as soon as MongoDB lets it. */
  insist<T>(work: (services: BakeryServices) => Promise<T>): Promise<T>;
  close(options: { keepLogs: boolean }): Promise<void>;
}

/** Jira waits five minutes before it sends a webhook again, five times at most: that is too long for us. */
const WEBHOOK_RETRIES_MS = 10_000;

export async function openWorld(): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-chaos-'));
  let keepLogs = false;
  opened.defer(() => (keepLogs ? undefined : rm(dataDir, { recursive: true, force: true })));
  const server = await openServer(dataDir);
  opened.defer(server.close);
  const sandbox = await startSandbox({ port: 0 });
  opened.defer(sandbox.close);
  await seed({ mongodbUri: server.uri, sandboxUrl: sandbox.url, dataDir });

  let started: Fleet | undefined;
  const wayIn = await openWayIn(() => started?.webPorts() ?? []);
  opened.defer(wayIn.close);
  const access = { AUTH_SIGNING_KEYS: signingKeys('chaos'), PUBLIC_URL: wayIn.url };
  const env = { ...sandbox.env, ...access, MONGODB_URI: server.uri };
  const fleet = startFleet(env, dataDir);
  started = fleet;
  opened.defer(fleet.stop);
  await fleet.ready();
  sandbox.connect(wayIn.url);
  const bakery = openWorkspace(sandbox.url);
  await bakery.jira.configure({ webhookRetryDelayMs: WEBHOOK_RETRIES_MS });

  const db = server.client.db();
  const services = createServices({
    ...{ db, transact: createTransact(server.client), clock: systemClock, times: defaultTimes },
    ...{ publicUrl: wayIn.url, integrations: {} },
  });
  const rest = opened.move();
  return {
    ...{ bakery, fleet, server, db, logs: dataDir },
    rest: openRest(wayIn.url),
    async insist(work) {
      for (;;) {
        try {
          return await work(services);
        } catch (error) {
          if (!isUnreachable(error)) throw error;
          await wait(500);
        }
      }
    },
    async close(options) {
      ({ keepLogs } = options);
      await rest.disposeAsync();
    },
  };
}
