import type { Db } from 'mongodb';
import { together } from '../together.ts';
import { type CollectionDefinition, collectionOf } from './collections.ts';

interface Counter {
  /** What is counted: `orders`. */
  _id: string;
  /** The last number given out. */
  last: number;
}

export const counters: CollectionDefinition<Counter> = { name: 'counters', indexes: [] };

/**
 * Gives the numbers of a series: 1, 2, 3... One is taken before the transaction that uses it, so that transactions do not wait
 * for each other; one that is never used leaves a gap.
 */
export function createNumbers(db: Db, series: string): () => Promise<number> {
  const take = together(async (asks: readonly undefined[]) => {
    const counter = await collectionOf(db, counters).findOneAndUpdate(
      { _id: series },
      { $inc: { last: asks.length } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!counter) throw new Error(`the counter ${series} gave no number`);
    let given = counter.last - asks.length;
    return () => {
      given += 1;
      return given;
    };
  });
  return () => take(undefined);
}
