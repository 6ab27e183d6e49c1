import { inTime } from '../../platform/in-time.ts';

/** The work's result. Where it takes long, `remind` is called meanwhile and is over before the result is passed on. */
export async function withReminder<T>(
  work: Promise<T>,
  milliseconds: number,
  remind: () => Promise<unknown>,
): Promise<T> {
  if (!(await inTime(work, milliseconds))) await remind();
  return work;
}
