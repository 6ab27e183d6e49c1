import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { auctionClient } from '../../../sandbox/client/auction.ts';
import { faultsClient } from '../../../sandbox/client/faults.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { createAuctionPlatform } from '../../../src/integrations/auction-platform/index.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import type { AuctionPlatform } from '../../../src/services/auction/index.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

const { signal } = new AbortController();
const batchOf = () => ({ id: randomUUID(), orders: [{ record_id: 'a', parameter_1: 'x', parameter_2: 1 }] });

describe('the platform in trouble', () => {
  let sandbox: Sandbox;
  let platform: AuctionPlatform;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, standIns: ['auction'] });
    platform = createAuctionPlatform({ url: `${sandbox.env.AUCTION_URL}/` });
  });
  beforeEach(() => faultsClient(sandbox.url).clear());
  afterAll(() => sandbox.close());

  const next = (fault: Parameters<ReturnType<typeof faultsClient>['set']>[1]) =>
    faultsClient(sandbox.url).set('auction', { times: 1, ...fault });

  it('that is down, or broken, can be asked again', async () => {
    for (const kind of ['down', 'error'] as const) {
      await next({ kind });
      await expect(platform.results(randomUUID(), signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    }
  });

  it('that limits the rate says how long to wait', async () => {
    await next({ kind: 'rate-limited', retryAfterSeconds: 7 });
    const asking = platform.submit(batchOf(), signal);
    await expect(asking).rejects.toMatchObject({ name: 'RateLimited', lane: 'auction', retryAfterMs: 7_000 });
  });

  it('that loses its answer has the batch, and says so when it is asked', async () => {
    const batch = batchOf();
    await next({ kind: 'reset', match: 'POST /batches' });
    await expect(platform.submit(batch, signal)).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    expect(await platform.results(batch.id, signal)).not.toBeNull();
    expect(await auctionClient(sandbox.url).batches()).toHaveLength(1);
  });

  it('that refuses a batch says why', async () => {
    const refused = platform.submit({ id: 'no UUID', orders: [] }, signal);
    await expect(refused).rejects.toMatchObject({ name: 'PermanentFailure', code: 'auction_400' });
  });
});

describe('a server in the platform’s place', () => {
  let stub: StubServer;
  beforeAll(async () => {
    stub = await startStubServer();
  });
  afterAll(() => stub.close());

  const results = (url = stub.url) => createAuctionPlatform({ url, timeout: 300 }).results(randomUUID(), signal);
  const says = (status: number, body = '', headers = {}) => {
    stub.answer = (response: ServerResponse) => response.writeHead(status, headers).end(body);
  };

  it.each([
    ['an order that is neither', { results: true, orders: [{ order: 'maybe' }] }],
    ['results that are neither', { results: 'true', orders: [] }],
    ['no orders', { results: true }],
    ['a list', []],
    ['an id that is no text', { results: true, orders: [{ order: 'accepted', record_id: 7 }] }],
  ])('is not understood when it answers with %s', async (_, body) => {
    says(200, JSON.stringify(body));
    const reason = expect.stringMatching(/^The platform’s results cannot be read: ./);
    await expect(results()).rejects.toMatchObject({
      ...{ name: 'PermanentFailure', code: 'auction_results_unclear', message: reason },
    });
  });

  it('is taken for a gateway when it answers with no JSON', async () => {
    says(200, '<html>Sign in to the airport’s Wi-Fi</html>');
    await expect(results()).rejects.toMatchObject({ name: 'TransientFailure', code: 'auction_unreadable' });
  });

  it.each([
    [401, { name: 'AccessLost', retryAfterMs: 60_000 }],
    [403, { name: 'AccessLost', retryAfterMs: 60_000 }],
    [400, { name: 'PermanentFailure', code: 'auction_400' }],
    [409, { name: 'TransientFailure', inDoubt: true }],
    [503, { name: 'TransientFailure', inDoubt: true }],
    [429, { name: 'RateLimited', retryAfterMs: 30_000 }],
  ])('that answers %i is classified', async (status, failure) => {
    says(status);
    // AccessLost is a kind of RateLimited.
    const { name, ...rest } = failure;
    const error = await results().catch((thrown) => thrown);
    expect(error).toMatchObject({ ...rest, name: name === 'AccessLost' ? 'RateLimited' : name });
  });

  it('understands an instant to wait until', async () => {
    says(429, '', { 'retry-after': new Date(Date.now() + 90_000).toUTCString() });
    const error = await results().catch((thrown) => thrown);
    expect(error.retryAfterMs).toBeGreaterThan(80_000);
    expect(error.retryAfterMs).toBeLessThanOrEqual(90_000);
  });

  it('that does not answer is given up, the batch in doubt', async () => {
    stub.answer = () => undefined;
    await expect(results()).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });

  it('hears who asks, and for which request', async () => {
    says(200, '{"results":false}');
    const url = stub.url.replace('//', '//bakery:p%40ss@');
    await withRequestId('request-7', () => results(`${url}/energy/`));
    const { headers, url: path } = stub.received.at(-1) ?? {};
    expect(path).toMatch(/^\/energy\/batches\/[\w-]{36}$/);
    expect(headers).toMatchObject({
      authorization: `Basic ${Buffer.from('bakery:p@ss').toString('base64')}`,
      'x-request-id': 'request-7',
    });
  });
});
