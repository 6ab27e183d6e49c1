import { setTimeout as wait } from 'node:timers/promises';

/**
 * So many do something again and again, each as soon as the last time is over.
 *
 * @returns how often it was done in a second
 */
export async function throughput(
  { people, seconds }: { people: number; seconds: number },
  deed: (person: number) => Promise<void>,
): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1_000;
  let done = 0;
  async function busy(person: number): Promise<void> {
    while (performance.now() < until) {
      await deed(person);
      done += 1;
    }
  }
  await Promise.all(Array.from({ length: people }, (_, person) => busy(person)));
  return (done * 1_000) / (performance.now() - startedAt);
}

/**
 * Something is begun at a steady pace, whether or not what was begun before is over: a slow answer holds back none of the
 * next, as it would if each waited for the last.
 *
 * @returns what each time gave
 * @throws what the first that failed threw
 */
export async function steadily<T>(
  { perSecond, seconds }: { perSecond: number; seconds: number },
  deed: () => Promise<T>,
): Promise<T[]> {
  const startedAt = performance.now();
  const begun: Promise<T>[] = [];
  const all = perSecond * seconds;
  let failed = false;
  while (begun.length < all && !failed) {
    const due = Math.min(all, Math.floor(((performance.now() - startedAt) * perSecond) / 1_000) + 1);
    while (begun.length < due) {
      const one = deed();
      one.catch(() => {
        failed = true;
      });
      begun.push(one);
    }
    await wait(1);
  }
  return Promise.all(begun);
}
