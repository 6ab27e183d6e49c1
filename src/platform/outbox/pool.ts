import type { Logger } from 'pino';
import { createBell } from './bell.ts';
import type { Delivery } from './types.ts';

/** Runs the deliveries of one integration, so many at a time. */
export interface Pool {
  ring(): void;
  /** Takes no more. */
  stop(): void;
  /** Resolves when everything under way has ended. */
  idle(): Promise<void>;
}

interface PoolOptions {
  concurrency: number;
  poll: number;
  claim(): Promise<Delivery | null>;
  perform(delivery: Delivery): Promise<void>;
  log: Logger;
}

export function createPool({ concurrency, poll, claim, perform, log }: PoolOptions): Pool {
  const bell = createBell();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  async function next(): Promise<Delivery | null> {
    try {
      return await claim();
    } catch (error) {
      log.warn({ err: error }, 'deliveries cannot be claimed');
      return null;
    }
  }

  function start(delivery: Delivery): void {
    const run = perform(delivery)
      .catch((error) =>
        log.error({ err: error, delivery: delivery._id }, 'a delivery could not be marked; its lease will end'),
      )
      .finally(() => {
        underWay.delete(run);
        bell.ring();
      });
    underWay.add(run);
  }

  async function pump(): Promise<void> {
    while (!stopped) {
      const delivery = underWay.size < concurrency ? await next() : null;
      if (delivery) start(delivery);
      else await bell.wait(poll);
    }
  }

  const pumping = pump();
  return {
    ring: bell.ring,
    stop() {
      stopped = true;
      bell.ring();
    },
    async idle() {
      await pumping;
      await Promise.all(underWay);
    },
  };
}
