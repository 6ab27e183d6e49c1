import type { AuctionOrder, OrderStore } from '../order-store.ts';
import { fieldsOf } from '../record.ts';
import type { RecordStore } from '../record-store.ts';
import { type ResultArchive, resultKey } from '../result-archive.ts';
import type { RunDocument } from '../run.ts';

interface KeepDependencies {
  records: RecordStore;
  orders: OrderStore;
  archive: ResultArchive;
}

/** So many are written at once. */
export const PAGE = 50;

/**
 * Writes the results of some accepted orders into the archive, and where each lies on its record. What is there already is
 * not written again; one that cannot be written does not keep back the others.
 */
export function createKeep({ records, orders, archive }: KeepDependencies) {
  async function keep(run: RunDocument, order: AuctionOrder, answeredAt: Date, signal: AbortSignal) {
    const key = resultKey(run._id, run.startedAt, order.record_id);
    const answered = { order: 'accepted', run: run._id, answered_at: answeredAt.toISOString() } as const;
    await archive.keep(key, { ...fieldsOf(order), ...answered }, signal);
    return { order, key };
  }

  return async (run: RunDocument, page: readonly AuctionOrder[], answeredAt: Date, signal: AbortSignal) => {
    const written = await Promise.allSettled(page.map((order) => keep(run, order, answeredAt, signal)));
    const kept = written.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    await records.stored(run._id, new Map(kept.map(({ order, key }) => [order.record_id, key])));
    await orders.stored(kept.map(({ order }) => order._id));
    const failed = written.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
  };
}
