import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from '@redis/client';
import type { Actor } from '../../sandbox/client/index.ts';
import { EVENT_CHANNEL, EVENT_STREAM } from '../../src/integrations/redis/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { faultsAt } from '../support/openapi.ts';
import { placeOrder } from '../support/person.ts';
import { openTestRedis, type TestRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

let bakery: RunningBakery;
let redis: TestRedis;
let customer: Actor;

beforeAll(async () => {
  redis = await openTestRedis();
  bakery = await openBakery({ env: { REDIS_URL: redis.url } });
  customer = await bakery.person('Mr. Cakelover');
});
afterAll(async () => {
  await bakery?.close();
  await redis?.kill();
});

describe('Redis', () => {
  it('hears everything once and in order, also what happened while it was away', async () => {
    const listener = await listenTo(redis.url);
    const number = await placeOrder(customer, '1 chocolate_cake for 2');
    await until('it is told', () => listener.heard.some(({ data }) => data.number === number));
    expect(listener.heard.at(-1)).toMatchObject({ type: 'order.placed', data: { number } });
    expect(listener.heard.every((event) => faultsAt(event, 'components', 'schemas', 'Event').length === 0)).toBe(true);
    await listener.stop();

    await redis.kill();
    const numbers = [
      await placeOrder(customer, '1 chocolate_cake for 2'),
      await placeOrder(customer, '1 chocolate_cake for 2'),
    ];
    await redis.start();
    const kept = async () => (await streamOf(redis.url)).filter(({ type }) => type === 'order.placed');
    await until('it has caught up', async () => (await kept()).length >= 2, 20_000);
    const seen = (await kept()).map(({ data }) => data.number);
    expect(seen.filter((one, index) => seen.indexOf(one) === index).slice(-2)).toEqual(numbers);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
type Heard = any;

async function listenTo(url: string) {
  const heard: Heard[] = [];
  const client = createClient({ url });
  client.on('error', () => undefined);
  await client.connect();
  await client.subscribe(EVENT_CHANNEL, (message) => heard.push(JSON.parse(message)));
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
