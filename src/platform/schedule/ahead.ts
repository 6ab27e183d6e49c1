import type { Db } from 'mongodb';

/** Less than this is what clocks that are kept in step differ by. */
const IN_STEP_MS = 1_000;

/**
 * How far this process's clock is ahead of the database's, in milliseconds; 0 where they are in step.
 *
 * @param known what was found before: it stands as long as it may be so, however slowly the database answers
 * @see https://www.mongodb.com/docs/manual/reference/command/hello/
 */
export async function aheadOfDatabase(db: Pick<Db, 'command'>, known = 0): Promise<number> {
  const asked = Date.now();
  const { localTime } = await db.command({ hello: 1 });
  // The database read its clock at some moment between the question and the answer.
  const [least, most] = [asked - localTime.getTime(), Date.now() - localTime.getTime()];
  const maybe = [known, 0].find((ahead) => least - IN_STEP_MS < ahead && ahead < most + IN_STEP_MS);
  return maybe ?? (least + most) / 2;
}
