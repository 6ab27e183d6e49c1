import type { ClientSession } from 'mongodb';
import type { Clock } from '../../../platform/clock.ts';
import type { Transact } from '../../../platform/mongo/index.ts';
import type { OrderStore } from '../order-store.ts';
import { MOST_RECORDS } from '../record.ts';
import type { RecordStore } from '../record-store.ts';
import type { RunDocument } from '../run.ts';
import type { RunStore } from '../run-store.ts';
import type { Step } from './step.ts';

interface TakeDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  transact: Transact;
  clock: Clock;
}

/**
 * Takes the records that no run has taken, the oldest first, as many as a batch holds. Where there are more, a run of the
 * same cause is opened that goes on with them.
 */
export function createTake({ runs, records, orders, transact, clock }: TakeDependencies): Step {
  async function take({ _id, cause, part, by, expireAt }: RunDocument, session: ClientSession): Promise<void> {
    const now = clock.now();
    const free = await records.free(MOST_RECORDS + 1, now, session);
    const mine = free.slice(0, MOST_RECORDS);
    const next = free.length > mine.length ? await runs.open({ cause, part: part + 1, by }, now, session) : undefined;
    const known = { records: mine.length, ...(next && { next: next._id }) };
    if (!(await runs.enter(_id, 'take', now, known, session))) return;
    const ids = mine.map(({ record_id }) => record_id);
    const taken = await records.take(_id, ids, session);
    if (taken !== ids.length) throw new Error(`${ids.length - taken} records were taken by another run meanwhile`);
    await orders.insert(_id, mine, expireAt, session);
  }

  return async (id) => {
    const run = await runs.get(id);
    if (!run) return [];
    if (!run.done.take) {
      await transact(async (session) => {
        const unfilled = await runs.get(id, session);
        if (unfilled && !unfilled.done.take) await take(unfilled, session);
      });
    }
    const { records: count = 0, next } = (await runs.get(id)) ?? {};
    return [
      ...(count > 0 ? [{ run: id, step: 'submit' as const }] : []),
      ...(next ? [{ run: next, step: 'take' as const }] : []),
    ];
  };
}
