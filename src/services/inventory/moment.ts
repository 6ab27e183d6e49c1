import type { ClientSession } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { StockStore } from './store.ts';

/**
 * Now, and after everything that the ledger knows of these ingredients: clocks of two processes may differ, but what is
 * written down after a count happened after it.
 */
export async function momentFor(
  keys: readonly string[],
  { store, clock }: { store: Pick<StockStore, 'lastMoved'>; clock: Clock },
  session: ClientSession,
): Promise<Date> {
  const last = await store.lastMoved(keys, session);
  return new Date(Math.max(clock.now().getTime(), last ? last.getTime() + 1 : 0));
}
