import { createClient } from '@redis/client';
import type { Logger } from '../../platform/logger.ts';

/** The stream that late readers find events in, and how many it keeps, about. */
export const EVENT_STREAM = 'ovenbird:events';
const MOST_KEPT = 10_000;

/**
 * The channel on which whoever listens hears them at once. Redis keeps keys apart by the database's number, and channels
 * not: bakeries that share one have the number in it, from 1 on.
 *
 * @param url `redis://host:6379/3`: `ovenbird.events.3`
 * @see https://redis.io/docs/latest/develop/pubsub/#database--scoping
 */
export function eventChannel(url: string): string {
  const database = Number(new URL(url).pathname.slice(1));
  return database > 0 ? `ovenbird.events.${database}` : 'ovenbird.events';
}

/** Said when events were missed and cannot be had any more. */
const RESET = { id: 'reset', type: 'reset' };

/** Redis must answer a ping within this, or the connection counts as lost. */
const SILENT_MS = 15_000;
const PING_MS = 5_000;
const CONNECT_MS = 3_000;
const LONGEST_RECONNECT_MS = 10_000;

/** Something to be said on Redis: `id` tells repetitions apart. */
export interface RedisMessage {
  id: string;
  type: string;
}

/** Publishes messages in order: `PUBLISH` for those who listen, and a capped stream for those who come later. */
export interface RedisPublisher {
  /** Both or none, in one `MULTI`. @throws while Redis is away */
  publish(message: RedisMessage): Promise<void>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Connects in the background and goes on trying: that Redis is away stops nothing else.
 *
 * @param url `redis://user:password@host:6379/0`, or `rediss://` for TLS
 * @see https://redis.io/docs/latest/commands/xadd/ and https://redis.io/docs/latest/commands/publish/
 */
export function createRedisPublisher({ url, log }: { url: string; log: Logger }): RedisPublisher {
  const channel = eventChannel(url);
  const client = createClient({
    url,
    // What cannot be said now is said later, in order, by whoever has it: a queue in here would overtake it.
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENT_MS,
      reconnectStrategy: (tries) => Math.min(100 * 2 ** tries, LONGEST_RECONNECT_MS),
    },
  });
  client.on('error', (error) => log.debug({ err: error }, 'Redis is away'));
  const connecting = client.connect();
  connecting.catch((error) => log.warn({ err: error }, 'Redis cannot be reached'));

  async function publish(message: RedisMessage): Promise<void> {
    const event = JSON.stringify(message);
    const trim = { strategy: 'MAXLEN', strategyModifier: '~', threshold: MOST_KEPT } as const;
    await client
      .multi()
      .xAdd(EVENT_STREAM, '*', { id: message.id, type: message.type, event }, { TRIM: trim })
      .publish(channel, event)
      .exec();
  }

  return {
    publish,
    reset: () => publish(RESET),
    async close() {
      if (client.isOpen) client.destroy();
      await connecting.catch(() => undefined);
    },
  };
}
