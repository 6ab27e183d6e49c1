import type { Logger } from 'pino';
import { createBell } from './bell.ts';
import type { Delivery } from './types.ts';

/** Runs the deliveries of one integration, so many at a time. */
export interface Pool {
  /** There may be something to claim. It looks at once, and after each run; otherwise it waits for this. */
  ring(): void;
  /** Takes no more. */
  stop(): void;
  /** Resolves when everything under way has ended. */
  idle(): Promise<void>;
}

interface PoolOptions {
  concurrency: number;
  /** @param running what this pool runs at the moment */
  claim(running: readonly Delivery[]): Promise<Delivery | null>;
  perform(delivery: Delivery): Promise<void>;
  log: Logger;
}

/** So many hands, each of which claims, runs, and claims again: nobody waits while another claims. */
export function createPool({ concurrency, claim, perform, log }: PoolOptions): Pool {
  const bell = createBell();
  const running = new Set<Delivery>();
  let stopped = false;

  async function next(): Promise<Delivery | null> {
    bell.heard();
    try {
      return await claim([...running]);
    } catch (error) {
      log.warn({ err: error }, 'deliveries cannot be claimed');
      return null;
    }
  }

  async function run(delivery: Delivery): Promise<void> {
    running.add(delivery);
    try {
      await perform(delivery);
    } catch (error) {
      log.error({ err: error, delivery: delivery._id }, 'a delivery could not be marked; its lease will end');
    } finally {
      running.delete(delivery);
    }
  }

  async function hand(): Promise<void> {
    await bell.wait();
    while (!stopped) {
      const delivery = await next();
      if (delivery) {
        // Where there was one there may be more: the next hand looks, too.
        bell.ring();
        await run(delivery);
      } else {
        await bell.wait();
      }
    }
  }

  const hands = Array.from({ length: concurrency }, hand);
  bell.ring();
  return {
    ring: bell.ring,
    stop() {
      stopped = true;
      bell.ringForGood();
    },
    async idle() {
      await Promise.all(hands);
    },
  };
}
