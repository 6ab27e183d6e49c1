import type { Clock } from '../../../platform/clock.ts';
import { createOnceOutside } from '../../../platform/outbox/index.ts';
import type { AuctionPlatform } from '../auction-platform.ts';
import type { OrderStore } from '../order-store.ts';
import { fieldsOf } from '../record.ts';
import type { RunStore } from '../run-store.ts';
import type { Step } from './step.ts';

interface SubmitDependencies {
  runs: RunStore;
  orders: OrderStore;
  platform: AuctionPlatform;
  clock: Clock;
  /** When after a start whose answer was lost to ask whether the platform has the batch. */
  lookAfter?: readonly number[];
}

/** Hands the run's batch to the platform, once: where it is in doubt, the platform is asked before it is sent again. */
export function createSubmit({ runs, orders, platform, clock, lookAfter }: SubmitDependencies): Step {
  return async (id, { signal }) => {
    const run = await runs.get(id);
    if (!run?.records) return [];
    if (!run.done.submit) {
      const batch = { id, orders: (await orders.of(id)).map(fieldsOf) };
      await createOnceOutside({
        collection: runs.collection,
        _id: id,
        lookUp: async () => (await platform.results(id, signal)) && id,
        searchAfter: lookAfter,
        create: async () => {
          await platform.submit(batch, signal);
          return id;
        },
        keep: () => ({ $set: { 'done.submit': clock.now() } }),
      });
    }
    return [{ run: id, step: 'poll' }];
  };
}
