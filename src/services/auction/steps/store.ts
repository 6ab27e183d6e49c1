import type { Clock } from '../../../platform/clock.ts';
import type { AuctionOrder, OrderStore } from '../order-store.ts';
import { fieldsOf } from '../record.ts';
import type { RecordStore } from '../record-store.ts';
import { type ResultArchive, resultKey } from '../result-archive.ts';
import type { RunDocument } from '../run.ts';
import type { RunStore } from '../run-store.ts';
import type { Step } from './step.ts';

interface StoreDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  archive: ResultArchive;
  clock: Clock;
}

/** So many are written at once; then the step is due anew. */
const AT_ONCE = 50;

/** Writes the results of accepted orders into the archive, some a step. What is there already is not written again. */
export function createStore({ runs, records, orders, archive, clock }: StoreDependencies): Step {
  async function keep(run: RunDocument, order: AuctionOrder, answeredAt: Date, signal: AbortSignal) {
    const key = resultKey(run._id, run.startedAt, order.record_id);
    const answered = { order: 'accepted', run: run._id, answered_at: answeredAt.toISOString() } as const;
    await archive.keep(key, { ...fieldsOf(order), ...answered }, signal);
    return { order, key };
  }

  return async (id, { signal }) => {
    const run = await runs.get(id);
    if (!run?.done.poll) return [];
    if (run.done.store) return [{ run: id, step: 'finish' }];
    const { poll: answeredAt } = run.done;
    const page = await orders.toStore(id, AT_ONCE);
    const written = await Promise.allSettled(page.map((order) => keep(run, order, answeredAt, signal)));
    const kept = written.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await records.stored(id, new Map(kept.map(({ order, key }) => [order.record_id, key])));
    await orders.stored(kept.map(({ order }) => order._id));
    const failed = written.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    if (page.length === AT_ONCE) return [{ run: id, step: 'store' }];
    await runs.enter(id, 'store', clock.now());
    return [{ run: id, step: 'finish' }];
  };
}
