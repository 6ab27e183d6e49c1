import { createClient } from '@redis/client';
import { broken, type Check, fine } from '../../platform/checkup.ts';

/** Streams came with it. */
const OLDEST_RELEASE = 5;

/** Whether Redis answers, and is new enough. https://redis.io/docs/latest/commands/info/ */
export const checkRedis =
  (url: string): Check =>
  async () => {
    const client = createClient({ url, socket: { connectTimeout: 3_000, reconnectStrategy: false } });
    // What goes wrong is thrown as well.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const version = /^redis_version:(\S+)/m.exec(await client.info('server'))?.[1] ?? 'of unknown release';
      return Number.parseInt(version, 10) < OLDEST_RELEASE
        ? [broken(`Redis ${version}`, `Events are kept in a stream: upgrade to Redis ${OLDEST_RELEASE} or later.`)]
        : [fine(`Redis ${version}`)];
    } finally {
      if (client.isOpen) client.destroy();
    }
  };
