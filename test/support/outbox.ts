import type { ClientSession, Document } from 'mongodb';
import { type Logger, pino } from 'pino';
import { until } from '../../sandbox/client/until.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { collectionOf, createTransact, ensureCollections } from '../../src/platform/mongo/index.ts';
import { deliveries as deliveryCollection, events as eventCollection } from '../../src/platform/outbox/collections.ts';
import {
  createEventLog,
  createOutboxHealth,
  defaultTimes,
  type Integration,
  type NewEvent,
  type OutboxTimes,
  outboxCollections,
  type Reaction,
  type Reactions,
  startWorker,
  type Worker,
} from '../../src/platform/outbox/index.ts';
import { openTestDatabase } from './database.ts';

/** Times at which a test does not have to wait. A run has longer than a busy machine makes it: `hastyTimes` are for what hangs. */
export const quickTimes: OutboxTimes = {
  ...defaultTimes,
  run: 10_000,
  lease: 15_000,
  poll: 20,
  backoff: 10,
  longestBackoff: 100,
  suspectEvery: 300,
  drain: 300,
  searchAfter: [60, 120],
  lookAfter: [0, 60],
};

/** For a run that is to be cut off; the proportions are the real ones. */
export const hastyTimes: OutboxTimes = { ...quickTimes, run: 400, lease: 600 };

export const silent = pino({ level: 'silent' });

/** A reaction to `thing.changed` that writes to the books, unless told otherwise. */
export function reaction(
  run: Reaction<undefined>['run'],
  overrides: Partial<Reaction<undefined>> = {},
): Reaction<undefined> {
  return { on: ['thing.changed'], through: 'books', target: ({ subject }) => `thing:${subject.id}`, run, ...overrides };
}

/** An outbox on a real MongoDB, with as many workers as a test starts. */
export async function openOutbox() {
  const database = await openTestDatabase();
  const { db, client } = database;
  await ensureCollections(db, outboxCollections);
  const transact = createTransact(client);
  const deliveries = collectionOf(db, deliveryCollection);
  const workers = new Set<Worker>();

  const change = (id: string, version = 1): NewEvent => ({
    type: 'thing.changed',
    subject: { kind: 'thing', id },
    version,
    data: {},
  });

  return {
    ...database,
    transact,
    deliveries,
    events: collectionOf(db, eventCollection),
    health: <S>(reactions: Reactions<S>) => createOutboxHealth({ db, reactions }),

    /** Writes `thing.changed` events for the given things, each with its deliveries. */
    async happen<S>(reactions: Reactions<S>, ...ids: string[]): Promise<void> {
      const log = createEventLog({ db, routes: reactions, clock: systemClock });
      await transact((session: ClientSession) => log.record(session, ...ids.map((id) => change(id))));
    },

    work<S>(
      reactions: Reactions<S>,
      {
        services,
        times = {},
        integrations,
        log = silent,
      }: { services: S; times?: Partial<OutboxTimes>; integrations?: Record<string, Integration>; log?: Logger },
    ): Worker {
      const worker = startWorker<S>({
        db,
        reactions,
        services,
        integrations: integrations ?? { books: { configured: true, concurrency: 4 } },
        times: { ...quickTimes, ...times },
        log,
      });
      workers.add(worker);
      return worker;
    },

    /** Waits until no delivery matches what is still open. */
    settled: () =>
      until('every delivery is settled', async () => {
        const open: Document = { state: { $in: ['waiting', 'running'] } };
        return (await deliveries.countDocuments(open)) === 0;
      }),

    /** The same of one reaction. */
    settledOf: (reaction: string) =>
      until(`every ${reaction} is settled`, async () => {
        const open: Document = { reaction, state: { $in: ['waiting', 'running'] } };
        return (await deliveries.countDocuments(open)) === 0;
      }),

    async stopWorkers(): Promise<void> {
      await Promise.all([...workers].map((worker) => worker.stop()));
      workers.clear();
    },

    /** Empties the collections between tests. */
    async clear(): Promise<void> {
      for (const { name } of outboxCollections) await db.collection(name).deleteMany({});
    },
  };
}

export type TestOutbox = Awaited<ReturnType<typeof openOutbox>>;
