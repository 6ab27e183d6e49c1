import type { ChangeStream, Collection } from 'mongodb';
import type { Logger } from 'pino';
import type { Delivery } from './types.ts';

/**
 * Tells of every new delivery as soon as it is committed. Only a wake-up: what it misses while MongoDB is away, the slow
 * poll finds, so it keeps no resume token.
 */
export function watchInserted(
  deliveries: Collection<Delivery>,
  log: Logger,
  onInsert: (reaction: string) => void,
): { stop(): Promise<void> } {
  const RECONNECT_MS = 1_000;
  /** So long one question waits for news, rather than MongoDB's second: an idle bakery asks less often. */
  const PATIENCE_MS = 10_000;
  let stream: ChangeStream | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function open(): void {
    if (stopped) return;
    const inserts = [
      { $match: { operationType: 'insert' } },
      { $project: { operationType: 1, 'fullDocument.reaction': 1 } },
    ];
    stream = deliveries.watch(inserts, { maxAwaitTimeMS: PATIENCE_MS });
    stream.on('change', (change) => {
      if (change.operationType === 'insert') onInsert(change.fullDocument.reaction);
    });
    stream.on('error', (error) => {
      log.debug({ err: error }, 'change stream lost; opening it again');
      stream?.close().catch(() => undefined);
      timer = setTimeout(open, RECONNECT_MS);
    });
  }

  open();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await stream?.close().catch(() => undefined);
    },
  };
}
