import { setTimeout as wait } from 'node:timers/promises';

/** Does work on the same things one after the other, as far as this process goes. */
export type InTurn = <T>(things: readonly Thing[], work: () => Promise<T>) => Promise<T>;

type Thing = string | number;

/** Whoever waits longer goes ahead. */
const PATIENCE_MS = 500;

/**
 * Spares MongoDB transactions that would only be in each other's way, such as those of fifty people who press the same button.
 * Nothing depends on it: other processes do not take part, and nobody waits for long. Whoever works on several things takes
 * its place for all of them at once, so that no two wait for each other.
 */
export function createInTurn(patience = PATIENCE_MS): InTurn {
  const last = new Map<Thing, Promise<unknown>>();
  return async (things, work) => {
    const before = things.flatMap((thing) => last.get(thing) ?? []);
    const done = Promise.withResolvers<void>();
    for (const thing of things) last.set(thing, done.promise);
    try {
      if (before.length > 0) await Promise.race([Promise.all(before), wait(patience, undefined, { ref: false })]);
      return await work();
    } finally {
      done.resolve();
      for (const thing of things) if (last.get(thing) === done.promise) last.delete(thing);
    }
  };
}
