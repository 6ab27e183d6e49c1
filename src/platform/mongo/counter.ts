import type { Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from './collections.ts';

interface Counter {
  /** What is counted: `orders`. */
  _id: string;
  /** The last number given out. */
  last: number;
}

export const counters: CollectionDefinition<Counter> = { name: 'counters', indexes: [] };

/**
 * The next number of a series: 1, 2, 3... Taken before the transaction that uses it, so that transactions do not wait for
 * each other; one that is never used leaves a gap.
 */
export async function nextNumber(db: Db, series: string): Promise<number> {
  const counter = await collectionOf(db, counters).findOneAndUpdate(
    { _id: series },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  if (!counter) throw new Error(`the counter ${series} gave no number`);
  return counter.last;
}
