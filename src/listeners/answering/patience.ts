/** The work's result, if it is there in time; the work goes on in any case. */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<{ result: T } | undefined> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<undefined>();
  const timer = setTimeout(giveUp, milliseconds, undefined);
  const done = work.then((result) => ({ result }));
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
    done.catch(() => undefined);
  }
}

/** The work's result. Where it takes long, `remind` is called meanwhile and is over before the result is passed on. */
export async function withReminder<T>(
  work: Promise<T>,
  milliseconds: number,
  remind: () => Promise<unknown>,
): Promise<T> {
  if (!(await inTime(work, milliseconds))) await remind();
  return work;
}
