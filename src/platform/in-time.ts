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
