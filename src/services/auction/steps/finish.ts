import type { Clock } from '../../../platform/clock.ts';
import type { Transact } from '../../../platform/mongo/index.ts';
import type { OrderStore } from '../order-store.ts';
import type { RunStore } from '../run-store.ts';
import type { Step } from './step.ts';

interface FinishDependencies {
  runs: RunStore;
  orders: OrderStore;
  transact: Transact;
  clock: Clock;
}

/** Ends a run whose results are stored and reported: what it had in hand goes, its ledger stays. */
export function createFinish({ runs, orders, transact, clock }: FinishDependencies): Step {
  return async (id) => {
    const run = await runs.get(id);
    if (!run?.done.store || !run.done.report) return [];
    await transact(async (session) => {
      if (await runs.enter(id, 'finish', clock.now(), {}, session)) await orders.forget(id, session);
    });
    return [];
  };
}
