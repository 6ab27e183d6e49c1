import type { Clock } from '../../../platform/clock.ts';
import type { OrderStore } from '../order-store.ts';
import type { RecordStore } from '../record-store.ts';
import type { ResultArchive } from '../result-archive.ts';
import type { RunStore } from '../run-store.ts';
import { createKeep, PAGE } from './keep.ts';
import type { Step } from './step.ts';

interface StoreDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  archive: ResultArchive;
  clock: Clock;
}

/** Writes the results of accepted orders into the archive, a page a step; while there are more the step is due anew. */
export function createStore({ runs, records, orders, archive, clock }: StoreDependencies): Step {
  const keep = createKeep({ records, orders, archive });

  return async (id, { signal }) => {
    const run = await runs.get(id);
    if (!run?.done.poll) return [];
    if (run.done.store) return [{ run: id, step: 'finish' }];
    const page = await orders.toStore(id, PAGE);
    await keep(run, page, run.done.poll, signal);
    if (page.length === PAGE) return [{ run: id, step: 'store' }];
    await runs.enter(id, 'store', clock.now());
    return [{ run: id, step: 'finish' }];
  };
}
