import { setTimeout as wait } from 'node:timers/promises';
import type { MongoClient } from 'mongodb';
import { quantile } from 'simple-statistics';
import { collections } from '../../src/app/collections.ts';
import { ensureCollections } from '../../src/platform/mongo/index.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import type { Contest, Row } from '../harness/row.ts';
import { REACTION } from '../processes/drain.ts';
import type { Noticed } from '../processes/noticed.ts';
import { newDelivery } from '../world/deliveries.ts';
import { program, type Running, startProcess } from '../world/process.ts';
import { type Books, openBooks } from '../world/world.ts';

const COMMITS = 60;

/** Between two commits all is idle again. */
const IDLE_MS = 40;

/** How soon what follows from a commit begins. */
export const commitToStart: Row<'p95'> = {
  name: 'commit-to-start',
  what: `from the commit to the start of its reaction, idle, ${COMMITS} commits`,
  baseline: 'a bare change stream noticing the same insert',
  figures: { p95: { title: 'p95', unit: 'ms', judged: 'ratio', target: { atMost: 2 } } },
  async open(): Promise<Contest<'p95'>> {
    await using opened = new AsyncDisposableStack();
    // Each has a MongoDB to itself: neither notices what the other is given.
    const side = async (name: string) => {
      const books = await openBooks();
      opened.defer(books.close);
      await ensureCollections(books.db, collections);
      const running = await startProcess(program(name), { MONGODB_URI: books.uri });
      opened.defer(running.stop);
      return measuring(running, books);
    };
    const [ours, baseline] = [await side('outbox-start'), await side('change-stream')];
    const rest = opened.move();
    return { ours, baseline, close: () => rest.disposeAsync() };
  },
};

function measuring(side: Running, { client }: Books) {
  let heard: (noticed: Noticed) => void = () => {};
  side.onSaid((said) => heard(said as Noticed));
  return async () => {
    const delays: number[] = [];
    for (let commit = 0; commit < COMMITS; commit += 1) {
      const noticed = new Promise<Noticed>((resolve) => {
        heard = resolve;
      });
      const committedAt = await commitDelivery(client);
      delays.push(Number(BigInt((await noticed).at) - committedAt) / 1e6);
      await wait(IDLE_MS);
    }
    return { p95: quantile(delays, 0.95) };
  };
}

/** Commits a delivery as a service does. @returns when the commit was sent off, in nanoseconds of the machine's clock */
async function commitDelivery(client: MongoClient): Promise<bigint> {
  return client.withSession(async (session) => {
    session.startTransaction({ readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority' } });
    await client.db().collection<Delivery>('deliveries').insertOne(newDelivery(REACTION), { session });
    const sentAt = process.hrtime.bigint();
    await session.commitTransaction();
    return sentAt;
  });
}
