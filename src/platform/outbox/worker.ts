import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import { collectionOf } from '../mongo/index.ts';
import { createClaims } from './claim.ts';
import * as collections from './collections.ts';
import { every } from './every.ts';
import { createLanes } from './lanes.ts';
import { readOnceInAWhile } from './lanes-read.ts';
import { performDelivery } from './perform.ts';
import { createPool } from './pool.ts';
import { createReports } from './reports.ts';
import { createSettlement, type Outcome } from './settle.ts';
import type { OutboxTimes } from './times.ts';
import type { Integration, Reactions } from './types.ts';
import { watchInserted } from './watch.ts';

export interface WorkerOptions<Services> {
  db: Db;
  reactions: Reactions<Services>;
  services: Services;
  /**
   * By name, as `through` names them; what is not configured has its deliveries settled as `off`. What no reaction goes
   * through is only reported.
   */
  integrations: Readonly<Record<string, Integration>>;
  times: OutboxTimes;
  /** Hears of every run that ended. */
  onRun?(run: EndedRun): void;
  log: Logger;
}

/** A run of a reaction, as it ended. */
export interface EndedRun {
  reaction: string;
  integration: string;
  outcome: Outcome;
  seconds: number;
  /** Since the event that the run was claimed for, in seconds. Clocks that differ are not to make it negative. */
  delay: number;
}

export interface Worker {
  /** Claims no more, lets what is under way finish for 10 s, then aborts it and gives it back. */
  stop(): Promise<void>;
}

/** The database's clock says what is due, and writing it down took a moment. */
const WAKE_LATE_MS = 100;

/** Works off the deliveries of the reactions it knows; any number of workers may run against one MongoDB. */
export function startWorker<Services>(options: WorkerOptions<Services>): Worker {
  const { db, reactions, services, integrations, times, onRun, log } = options;
  const deliveries = collectionOf(db, collections.deliveries);
  const claims = createClaims(deliveries, times);
  const settlement = createSettlement(deliveries, times);
  const lanes = readOnceInAWhile(createLanes(db));
  const reports = createReports(db, integrations);
  const ending = new AbortController();

  const namesThrough = (integration: string) =>
    Object.keys(reactions).filter((name) => reactions[name]?.through === integration);

  const configured = Object.entries(integrations).filter(
    ([integration, { configured }]) => configured && namesThrough(integration).length > 0,
  );
  const pools = new Map(
    configured.map(([integration, { concurrency }]) => {
      const names = namesThrough(integration);
      const pool = createPool({
        concurrency,
        log,
        async claim(running) {
          const closed = await lanes.paused();
          return closed.includes(integration) ? null : claims.next(names, closed, running);
        },
        async perform(delivery) {
          const reaction = reactions[delivery.reaction];
          if (!reaction) return;
          const wakeAfter = (milliseconds: number) => setTimeout(pool.ring, milliseconds + WAKE_LATE_MS).unref();
          const run = { services, settlement, lanes, limit: times.run, ending: ending.signal, wakeAfter, log };
          const startedAt = performance.now();
          const outcome = await performDelivery(delivery, reaction, run);
          onRun?.({
            reaction: delivery.reaction,
            integration,
            outcome,
            seconds: (performance.now() - startedAt) / 1_000,
            delay: Math.max(0, Date.now() - delivery.createdAt.getTime()) / 1_000,
          });
          if (outcome === 'done') reports.succeeded(integration);
        },
      });
      return [integration, pool] as const;
    }),
  );

  const unconfigured = Object.keys(integrations)
    .filter((integration) => !integrations[integration]?.configured)
    .flatMap(namesThrough);

  const housekeeping = every(times.poll, log, async () => {
    const suspects = await claims.giveBackLost();
    if (suspects > 0)
      log.error({ suspects }, 'deliveries lost their lease three times in a row: do they kill the worker?');
    if (unconfigured.length > 0) await settlement.off(unconfigured);
    await reports.write();
  });

  // What the change stream missed, what became due, and what another process let go of.
  const polling = every(times.poll, log, async () => {
    if (await claims.anyDue(Object.keys(reactions))) for (const pool of pools.values()) pool.ring();
  });

  const watch = watchInserted(deliveries, log, (reaction) => {
    const integration = reactions[reaction]?.through;
    if (integration) pools.get(integration)?.ring();
  });

  return {
    async stop() {
      const all = [...pools.values()];
      for (const pool of all) pool.stop();
      const timer = setTimeout(() => ending.abort(), times.drain);
      await Promise.all([watch.stop(), polling.stop(), housekeeping.stop(), ...all.map((pool) => pool.idle())]);
      clearTimeout(timer);
    },
  };
}
