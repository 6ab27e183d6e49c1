import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';

/** Does `work` again and again, the given time after it last ended; a failure is logged and changes nothing. */
export function every(milliseconds: number, log: Logger, work: () => Promise<void>): { stop(): Promise<void> } {
  const stopping = new AbortController();

  async function turn(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await work();
      } catch (error) {
        log.warn({ err: error }, 'a periodic job failed; it will be done again');
      }
      await wait(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const turning = turn();
  return {
    async stop() {
      stopping.abort();
      await turning;
    },
  };
}
