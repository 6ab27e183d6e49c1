import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../platform/logger.ts';

const RETRY_MS = 1_000;

/** MongoDB may come later than we do. */
export async function untilDone(work: () => Promise<void>, signal: AbortSignal, log: Logger): Promise<void> {
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      log.warn({ err: error }, 'MongoDB is not ready for us yet; trying again');
      await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
