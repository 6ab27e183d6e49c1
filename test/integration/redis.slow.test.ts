import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { EVENT_STREAM, eventChannel } from '../../src/integrations/redis/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { faultsAt } from '../support/openapi.ts';
import { ask, placeOrder } from '../support/person.ts';
import { openTestRedis, type TestRedis } from '../support/redis.ts';

let bakery: RunningBakery;
let redis: TestRedis;
/** The bakery's own database of it; another bakery has the first. */
let url: string;
let customer: Actor;

beforeAll(async () => {
  redis = await openTestRedis();
  url = `${redis.url}/2`;
  bakery = await openBakery({ env: { REDIS_URL: url } });
  customer = await bakery.person('Mr. Cakelover');
});
afterAll(async () => {
  await bakery?.close();
  await redis?.kill();
});

describe('Redis', () => {
  it('hears everything once and in order, also what happened while it was away', async () => {
    const [listener, stranger] = [await listenTo(url), await listenTo(redis.url)];
    const number = await placeOrder(customer, '1 chocolate_cake for 2');
    await until('it is told', () => listener.heard.some(({ data }) => data.number === number));
    expect(listener.heard.at(-1)).toMatchObject({ type: 'order.placed', data: { number } });
    expect(listener.heard.every((event) => faultsAt(event, 'components', 'schemas', 'Event').length === 0)).toBe(true);
    expect([stranger.heard, await streamOf(redis.url)]).toEqual([[], []]);
    await Promise.all([listener.stop(), stranger.stop()]);

    await redis.kill();
    const numbers = [
      await placeOrder(customer, '1 chocolate_cake for 2'),
      await placeOrder(customer, '1 chocolate_cake for 2'),
    ];
    const baker = await bakery.person('Ben Baker');
    await until('staff see it', async () =>
      (await ask(baker, '/bakery', 'status')).includes(':construction: *Redis* · 1 retrying'),
    );
    await redis.start();
    const kept = async () => (await streamOf(url)).filter(({ type }) => type === 'order.placed');
    await until('it has caught up', async () => (await kept()).length >= 2, 20_000);
    const seen = (await kept()).map(({ data }) => data.number);
    expect(seen.filter((one, index) => seen.indexOf(one) === index).slice(-2)).toEqual(numbers);
    await until('staff see that', async () =>
      (await ask(baker, '/bakery', 'status')).includes('*Redis* · nothing waits'),
    );
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
type Heard = any;

async function listenTo(url: string) {
  const heard: Heard[] = [];
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  await client.subscribe(eventChannel(url), (message) => heard.push(JSON.parse(message)));
  return { heard, stop: async () => client.destroy() };
}

async function streamOf(url: string): Promise<Heard[]> {
  const client = createClient({ url });
  await client.connect();
  try {
    return ((await client.xRange(EVENT_STREAM, '-', '+')) ?? []).map(({ message }) => JSON.parse(`${message.event}`));
  } finally {
    client.destroy();
  }
}
