import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { z } from 'zod';
import { unauthorized } from '../../../src/api/auth/bearer.ts';
import type { Caller } from '../../../src/api/auth/caller.ts';
import { mountRoutes } from '../../../src/api/http/mount.ts';
import { publicRoute, route } from '../../../src/api/http/route.ts';
import type { ApiServices } from '../../../src/api/services.ts';
import { createHttp } from '../../../src/app/http.ts';
import { type HttpServer, listen } from '../../../src/app/listen.ts';

const about = { summary: 'For this test', tag: 'Health' } as const;
const answers = { 200: { description: 'Good.', body: z.string() } };
const handle = async () => ({ status: 200 as const, body: 'good' });

/** Nobody is answered before so many are waiting. */
const WAITING = 4;
const allThere = Promise.withResolvers<void>();
let waiting = 0;
const slowly = async () => {
  waiting += 1;
  if (waiting === WAITING) allThere.resolve();
  await allThere.promise;
  return handle();
};

let server: HttpServer;
beforeAll(async () => {
  const http = createHttp({ trustProxy: '1', tracing: undefined }, () => undefined);
  const caller = (id: string): Caller => ({ id, name: id, kind: 'program', inSlack: false, scopes: new Set() });
  http.use(
    mountRoutes({
      routes: [
        route({ ...about, method: 'get', path: '/mine', operationId: 'mine', access: 'signed-in', answers, handle }),
        route({ ...about, method: 'get', path: '/stock', operationId: 'stock', access: 'stock:read', answers, handle }),
        route({
          ...about,
          method: 'get',
          path: '/slow',
          operationId: 'slow',
          access: 'signed-in',
          answers,
          handle: slowly,
        }),
        publicRoute({ ...about, method: 'post', path: '/token', operationId: 'token', answers, handle }),
        publicRoute({ ...about, method: 'get', path: '/open', operationId: 'open', answers, handle }),
      ],
      services: {} as ApiServices,
      async authenticate(token) {
        if (token === 'bad') throw unauthorized({ code: 'token_invalid', detail: 'Bad.', error: 'invalid_token' });
        return caller(token);
      },
      limits: { requests: 3, refusedTokens: 2, tokenRequests: 2 },
      log: pino({ level: 'silent' }),
    }),
  );
  server = await listen(http, { port: 0 });
});
afterAll(() => server.stop(0));

const ask = async (
  path: string,
  { token, from = '10.0.0.1', method = 'GET' }: { token?: string; from?: string; method?: string } = {},
) => {
  const headers = { 'X-Forwarded-For': from, ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method, headers });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
};

const statuses = async (count: number, work: () => Promise<{ status: number }>) => {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await work()).status);
  return found;
};

describe('how often somebody may ask in a minute', () => {
  it('is counted for each principal, wherever they are', async () => {
    const asked = await statuses(4, () => ask('/mine', { token: 'anna' }));
    expect(asked).toEqual([200, 200, 200, 429]);
    const refused = await ask('/mine', { token: 'anna', from: '10.0.0.9' });
    expect(refused.body).toMatchObject({ code: 'too_many_requests', status: 429 });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect((await ask('/mine', { token: 'berta' })).status).toBe(200);
  });

  it('is counted for tokens that are refused by address, and good ones do not count', async () => {
    const from = '10.0.0.2';
    expect(await statuses(3, () => ask('/mine', { token: 'bad', from }))).toEqual([401, 401, 429]);
    expect((await ask('/mine', { token: 'bad', from: '10.0.0.3' })).status).toBe(401);
    expect(await statuses(3, () => ask('/mine', { token: 'carla', from: '10.0.0.4' }))).toEqual([200, 200, 200]);
  });

  it('keeps nobody with a good token out for what others do at the same address, nor for how many are at it at once', async () => {
    const from = '10.0.0.5';
    await statuses(3, () => ask('/mine', { token: 'bad', from }));
    expect((await ask('/mine', { token: 'dora', from })).status).toBe(200);
    const followers = ['emil', 'fritz', 'gerda', 'hans'].slice(0, WAITING);
    const answered = await Promise.all(followers.map((token) => ask('/slow', { token, from: '10.0.0.6' })));
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('is counted also where the token has not the scope', async () => {
    expect(await statuses(4, () => ask('/stock', { token: 'ida' }))).toEqual([403, 403, 403, 429]);
  });

  it('is counted for tokens that are asked for by address; of IPv6 by the network', async () => {
    const one = { method: 'POST', from: '2001:db8::1' };
    expect(await statuses(2, () => ask('/token', one))).toEqual([200, 200]);
    expect((await ask('/token', { method: 'POST', from: '2001:db8::2' })).status).toBe(429);
    expect((await ask('/token', { method: 'POST', from: '2001:db9::2' })).status).toBe(200);
  });

  it('is nobody’s business where there is nothing to guess', async () => {
    expect(new Set(await statuses(10, () => ask('/open')))).toEqual(new Set([200]));
  });
});
