/** The driver alone claims and marks deliveries. Asked to drain them, it says how many seconds that took. */
import { MongoClient } from 'mongodb';
import { CONCURRENCY, type Drained, REACTION } from './drain.ts';
import { ready, variable } from './ready.ts';

const client = await MongoClient.connect(variable('MONGODB_URI'), { w: 'majority' });
const deliveries = client.db().collection('deliveries');

async function drain(): Promise<void> {
  for (;;) {
    const claimed = await deliveries.findOneAndUpdate(
      { state: 'waiting', reaction: REACTION },
      { $set: { state: 'running' }, $inc: { attempt: 1 } },
      { sort: { dueAt: 1 } },
    );
    if (!claimed) return;
    await deliveries.updateOne({ _id: claimed._id, state: 'running' }, { $set: { state: 'done' } });
  }
}

process.on('message', async () => {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, drain));
  process.send?.({ seconds: (performance.now() - startedAt) / 1_000 } satisfies Drained);
});
ready();
