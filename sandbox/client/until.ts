import { setTimeout as wait } from 'node:timers/promises';

type Falsy = undefined | null | false | 0 | '';

/**
 * Waits for a condition: asks again and again until it says something that is not falsy, and returns that.
 * @param options.what named in the error, e.g. `the ticket of order 21`
 * @throws when `timeoutMs` (5,000) have passed
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { what = condition.toString(), timeoutMs = 5_000, everyMs = 20 } = {},
): Promise<Exclude<T, Falsy>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = await condition();
    if (result) return result as Exclude<T, Falsy>;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await wait(everyMs);
  }
}
