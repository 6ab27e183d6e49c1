/** Ovenbird's outbox with a reaction that does nothing. Asked to drain so many deliveries, it says how many seconds that took. */
import { pino } from 'pino';
import { createMongoClient, patient } from '../../src/platform/mongo/index.ts';
import { defaultTimes, startWorker } from '../../src/platform/outbox/index.ts';
import { CONCURRENCY, type Drain, type Drained, REACTION } from './drain.ts';
import { ready, variable } from './ready.ts';

const client = createMongoClient(variable('MONGODB_URI'), patient);
const db = client.db();
await db.command({ ping: 1 });

function drain(deliveries: number): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const startedAt = performance.now();
  let done = 0;
  const worker = startWorker({
    ...{ db, times: defaultTimes, services: {}, log: pino({ level: 'warn' }) },
    reactions: { [REACTION]: { on: [], through: 'books', target: () => null, run: async () => undefined } },
    integrations: { books: { configured: true, concurrency: CONCURRENCY } },
    onRun({ outcome }) {
      if (outcome === 'done') done += 1;
      if (done === deliveries) resolve((performance.now() - startedAt) / 1_000);
    },
  });
  return promise.finally(worker.stop);
}

process.on('message', async ({ deliveries }: Drain) => {
  process.send?.({ seconds: await drain(deliveries) } satisfies Drained);
});
ready();
