import { fileURLToPath } from 'node:url';
import { collections } from '../../../src/app/collections.ts';
import { ensureCollections } from '../../../src/platform/mongo/index.ts';
import type { Contest, Readings, Row } from '../../harness/row.ts';
import { startProcess } from '../../world/process.ts';
import { openBooks } from '../../world/world.ts';
import type { Opened } from './morning.ts';
import { writeUnboughtOrders } from './orders.ts';

/** `BENCH_DAILY` is another number of orders: to try the row out. */
const MANY = Number(process.env.BENCH_DAILY ?? 100_000);
const FEW = 1_000;

const WORKER = fileURLToPath(new URL('process.ts', import.meta.url));
const YESTERDAY_MS = 24 * 60 * 60 * 1_000;

/**
 * What Node allows itself in a container of 512 MB, as the chart and Compose make them. On a large machine it lets more
 * garbage lie before it collects any, and that would be measured: docs/benchmarks.md.
 */
const AS_IN_512_MB = ['--max-old-space-size=256', '--max-semi-space-size=2'];

type Measured = 'time' | 'memory';

/** Whether a day's ticket takes as long for each order, and no more memory, however many there are. */
export const dailyTicket: Row<Measured> = {
  name: 'daily-ticket',
  what: `one ticket for ${MANY.toLocaleString('en')} orders, from the morning until it is opened`,
  baseline: `for ${FEW.toLocaleString('en')} orders`,
  figures: {
    time: { title: 'time for each order', unit: 'ms', judged: 'ratio', target: { atMost: 1.2 } },
    memory: { title: 'memory at most', unit: 'MB', judged: 'difference', target: { atMost: 100 } },
  },
  rounds: 1,
  warmUps: 0,
  onlyNamed: true,
  async open(): Promise<Contest<Measured>> {
    return { ours: () => measure(MANY), baseline: () => measure(FEW), close: async () => undefined };
  },
};

/** In books and a process that nobody has used. */
async function measure(orders: number): Promise<Readings<Measured>> {
  await using opened = new AsyncDisposableStack();
  const { db, uri, close } = await openBooks();
  opened.defer(close);
  await ensureCollections(db, collections);
  const now = Date.now();
  await writeUnboughtOrders(db, orders, new Date(now - YESTERDAY_MS));
  const worker = await startProcess(WORKER, { MONGODB_URI: uri }, AS_IN_512_MB);
  opened.defer(worker.stop);
  const ticket = await worker.ask<Opened>({ due: new Date(now).toISOString() });
  if (ticket.orders !== orders) throw new Error(`the ticket is for ${ticket.orders} orders`);
  return { time: (ticket.seconds * 1_000) / orders, memory: ticket.megabytes };
}
