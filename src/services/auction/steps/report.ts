import type { Clock } from '../../../platform/clock.ts';
import type { Transact } from '../../../platform/mongo/index.ts';
import { REJECTED } from '../errors.ts';
import type { OrderStore } from '../order-store.ts';
import { fieldsOf } from '../record.ts';
import type { RecordStore } from '../record-store.ts';
import type { RunStore } from '../run-store.ts';
import { aboutRun, type TellTeam } from '../telling.ts';
import type { Step } from './step.ts';

interface ReportDependencies {
  runs: RunStore;
  records: RecordStore;
  orders: OrderStore;
  tell: TellTeam;
  transact: Transact;
  clock: Clock;
}

/** So many rejected orders are named to the team; the others are counted. */
const MOST_NAMED = 20;

/** Writes the error on each rejected record, and tells the team of all of them in one message. */
export function createReport({ runs, records, orders, tell, transact, clock }: ReportDependencies): Step {
  return async (id) => {
    const run = await runs.get(id);
    if (!run?.done.poll) return [];
    await transact(async (session) => {
      if (!(await runs.enter(id, 'report', clock.now(), {}, session))) return;
      const rejected = await orders.rejected(id, session);
      if (rejected.length === 0) return;
      const ids = rejected.map(({ record_id }) => record_id);
      await records.rejected(id, ids, { ...REJECTED }, session);
      const named = rejected.slice(0, MOST_NAMED).map(fieldsOf);
      const note = { kind: 'auction-rejected' as const, run: aboutRun(run), rejected: named, total: rejected.length };
      await tell(session, note, 'rejected');
    });
    return [{ run: id, step: 'finish' }];
  };
}
