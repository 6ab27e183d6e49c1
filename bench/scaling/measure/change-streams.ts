import type { MongoClient } from 'mongodb';
import { until } from '../../../sandbox/client/until.ts';
import { readServer } from './server.ts';

const STREAMS = 50;
const WRITES = 2_000;
/** Many at once, as many bakeries do it: a stream then reads several writes each time it is woken. */
const WRITERS = 16;

/**
 * What one change stream costs a mongod for each write to it that the stream does not tell of: a stream reads the whole
 * oplog, and leaves out what is not asked for.
 *
 * @returns microseconds of CPU
 */
export async function measureStreamCost(client: MongoClient): Promise<number> {
  const without = await cpuOfWrites(client);
  const quiet = client.db('quiet_bakery').collection('deliveries');
  const { openCursors } = await readServer(client);
  const streams = Array.from({ length: STREAMS }, () =>
    quiet
      .watch([{ $match: { operationType: 'insert' } }], { maxAwaitTimeMS: 10_000 })
      .on('change', () => undefined)
      .on('error', () => undefined),
  );
  await until('all are open', async () => (await readServer(client)).openCursors >= openCursors + STREAMS, 60_000);
  const withThem = await cpuOfWrites(client);
  await Promise.all(streams.map((stream) => stream.close()));
  const each = Math.max(0, withThem - without) / WRITES / STREAMS;
  return Math.round(each * 100) / 100;
}

async function cpuOfWrites(client: MongoClient): Promise<number> {
  const busy = client.db('busy_bakery').collection<{ _id: string }>('orders');
  await busy.deleteMany({});
  const before = await cpuOf(client);
  let next = 0;
  const write = async () => {
    while (next < WRITES) await busy.insertOne({ _id: `order-${next++}` });
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return (await cpuOf(client)) - before;
}

/** @returns the CPU time of a mongod since it started, in microseconds */
export async function cpuOf(client: MongoClient): Promise<number> {
  const { extra_info: used } = await client.db('admin').command({ serverStatus: 1 });
  return Number(used.user_time_us) + Number(used.system_time_us);
}
