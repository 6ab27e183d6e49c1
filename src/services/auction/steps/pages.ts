import type { OrderStore } from '../order-store.ts';
import type { RecordStore } from '../record-store.ts';
import type { ResultArchive } from '../result-archive.ts';
import type { RunStore } from '../run-store.ts';
import { createKeep, PAGE } from './keep.ts';

interface PagesDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  archive: ResultArchive;
}

/** The step `store` in pages, for a driver that does many at the same time. The step itself comes last, and ends it. */
export interface Pages {
  /** The places of the accepted orders whose results are not in the archive yet, a page each. */
  of(run: string): Promise<number[][]>;
  /** Writes the results of the orders at these places. */
  store(run: string, places: readonly number[], context: { signal: AbortSignal }): Promise<void>;
}

export function createPages({ runs, records, orders, archive }: PagesDependencies): Pages {
  const keep = createKeep({ records, orders, archive });

  return {
    async of(run) {
      const places = await orders.placesToStore(run);
      const pages = Math.ceil(places.length / PAGE);
      return Array.from({ length: pages }, (_, page) => places.slice(page * PAGE, (page + 1) * PAGE));
    },

    async store(id, places, { signal }) {
      const run = await runs.get(id);
      if (!run?.done.poll) return;
      await keep(run, await orders.toStoreAmong(id, places), run.done.poll, signal);
    },
  };
}
