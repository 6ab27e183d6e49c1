/** Ovenbird's outbox. It says when each run of its reaction starts. */
import { pino } from 'pino';
import { createMongoClient, patient } from '../../src/platform/mongo/index.ts';
import { defaultTimes, startWorker } from '../../src/platform/outbox/index.ts';
import { CONCURRENCY, REACTION } from './drain.ts';
import type { Noticed } from './noticed.ts';
import { ready, variable } from './ready.ts';

const client = createMongoClient(variable('MONGODB_URI'), patient);
const db = client.db();
await db.command({ ping: 1 });

startWorker({
  ...{ db, times: defaultTimes, services: {}, log: pino({ level: 'warn' }) },
  reactions: {
    [REACTION]: {
      on: [],
      through: 'books',
      target: () => null,
      async run() {
        process.send?.({ at: String(process.hrtime.bigint()) } satisfies Noticed);
      },
    },
  },
  integrations: { books: { configured: true, concurrency: CONCURRENCY } },
});
ready();
