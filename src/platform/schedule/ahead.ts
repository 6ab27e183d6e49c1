import type { Db } from 'mongodb';

/** Less than this is the way to MongoDB and back, or what clocks that are kept in step differ by. */
const IN_STEP_MS = 1_000;

/**
 * How far this process's clock is ahead of the database's, in milliseconds; 0 where they are in step.
 *
 * @see https://www.mongodb.com/docs/manual/reference/command/hello/
 */
export async function aheadOfDatabase(db: Db): Promise<number> {
  const asked = Date.now();
  const { localTime } = await db.command({ hello: 1 });
  const ahead = (asked + Date.now()) / 2 - localTime.getTime();
  return Math.abs(ahead) < IN_STEP_MS ? 0 : ahead;
}
