import { TransientFailure } from '../../../src/platform/failures.ts';
import type { AuctionPlatform, Batch, OrderAnswer, Verdict } from '../../../src/services/auction/index.ts';

/** A platform in memory, which decides as it is told, and fails as it is told. */
export function createFakePlatform() {
  const batches: Batch[] = [];
  const calls: string[] = [];
  const rules = {
    verdict: (_record: string, index: number): Verdict => (index % 2 === 0 ? 'accepted' : 'rejected'),
    decided: true,
    named: false,
    /** What is answered in the place of the truth. */
    instead: undefined as readonly OrderAnswer[] | undefined,
    /** What the next calls fail with, before or after they are carried out. */
    failing: [] as ('down' | 'lost' | Error)[],
  };

  async function failing<T>(work: () => T): Promise<T> {
    const failure = rules.failing.shift();
    if (failure instanceof Error) throw failure;
    if (failure === 'down') throw new TransientFailure('unreachable', 'connection refused');
    const done = work();
    if (failure === 'lost') throw new TransientFailure('unreachable', 'connection reset', { inDoubt: true });
    return done;
  }

  const platform: AuctionPlatform = {
    submit: (batch) =>
      failing(() => {
        calls.push('submit');
        batches.push(batch);
      }),
    results: (id) =>
      failing(() => {
        calls.push('results');
        const batch = batches.find((one) => one.id === id);
        if (!batch) return null;
        if (!rules.decided) return { results: false };
        const orders = batch.orders.map(({ record_id }, index) => ({
          order: rules.verdict(record_id, index),
          ...(rules.named && { record_id }),
        }));
        return { results: true, orders: rules.instead ?? orders };
      }),
  };
  return { platform, batches, calls, rules };
}

export type FakePlatform = ReturnType<typeof createFakePlatform>;
