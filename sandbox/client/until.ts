import { setTimeout as wait } from 'node:timers/promises';

type Falsy = undefined | null | false | 0 | '';

const EVERY_MS = 20;

/**
 * Waits for a condition: asks again and again until it gives something truthy, and returns that.
 *
 * @param what named in the error, e.g. `the ticket of order 21`
 * @param timeoutMs long by default: it is for what never comes, not for a machine that is busy
 * @throws Error when `timeoutMs` have passed
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 30_000,
): Promise<Exclude<T, Falsy>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const result = await condition();
    if (result) return result as Exclude<T, Falsy>;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for: ${what}`);
    await wait(EVERY_MS);
  }
}
