import { until } from '../../sandbox/client/until.ts';
import type { TestDatabase } from './database.ts';

/**
 * Holds the next number of a series in an open transaction, so that whoever wants one waits: a commit that takes long, as
 * MongoDB's own waits make it.
 *
 * @returns lets go
 */
export async function holdNumbers(
  { client, db }: TestDatabase,
  series: 'orders' | 'employees',
): Promise<() => Promise<void>> {
  const session = client.startSession();
  session.startTransaction();
  const counter = { _id: series as never };
  await db.collection('counters').updateOne(counter, { $inc: { held: 1 } }, { session, upsert: true });
  return async () => {
    await session.abortTransaction();
    await session.endSession();
  };
}

/** Waits until somebody waits for a number. */
export async function whoWaits({ client }: TestDatabase): Promise<void> {
  const waiting = [{ $currentOp: {} }, { $match: { 'command.findAndModify': 'counters' } }];
  await until('somebody waits for a number', () => client.db('admin').aggregate(waiting).hasNext());
}
