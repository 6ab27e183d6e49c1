import { setTimeout as wait } from 'node:timers/promises';

/** Does work on the same thing one after the other, as far as this process goes. */
export type InTurn = <T>(thing: string | number, work: () => Promise<T>) => Promise<T>;

/** Whoever waits longer goes ahead. */
const PATIENCE_MS = 500;

/**
 * Spares MongoDB transactions that would only be in each other's way, such as those of fifty people who press the same button.
 * Nothing depends on it: other processes do not take part, and nobody waits for long.
 */
export function createInTurn(patience = PATIENCE_MS): InTurn {
  const last = new Map<string | number, Promise<unknown>>();
  return async (thing, work) => {
    const before = last.get(thing);
    const done = Promise.withResolvers<void>();
    last.set(thing, done.promise);
    try {
      if (before) await Promise.race([before, wait(patience, undefined, { ref: false })]);
      return await work();
    } finally {
      done.resolve();
      if (last.get(thing) === done.promise) last.delete(thing);
    }
  };
}
