import { afterEach, describe, expect, it } from '@jest/globals';
import { createOpsServer, type OpsServer, type OpsServerOptions } from '../../../src/platform/ops/index.ts';
import { otherAddresses } from '../../support/other-addresses.ts';
import { silent } from '../../support/outbox.ts';

const idle: OpsServerOptions = {
  ping: async () => undefined,
  isReady: () => true,
  metrics: { contentType: 'text/plain', expose: async () => 'figures 1\n' },
  log: silent,
};

describe('the ops port', () => {
  let server: OpsServer | undefined;
  afterEach(() => server?.stop());

  async function serve(overrides: Partial<OpsServerOptions> = {}) {
    server = createOpsServer({ ...idle, ...overrides });
    const port = await server.start({ port: 0 });
    return async (path: string, init?: RequestInit) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
      return { status: response.status, body: await response.json() };
    };
  }

  it('is healthy as long as it answers, whatever MongoDB does', async () => {
    const ask = await serve({ ping: () => Promise.reject(new Error('away')), isReady: () => false });
    expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('is ready when the process is, and MongoDB answers', async () => {
    const ask = await serve();
    expect(await ask('/readyz?verbose')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('says why it is not ready', async () => {
    const ask = await serve({ ping: () => Promise.reject(new Error('away')), isReady: () => false });
    expect(await ask('/readyz')).toEqual({
      status: 503,
      body: {
        status: 'not ready',
        reasons: ['the process is starting or draining', 'MongoDB did not answer within 1 s'],
      },
    });
  });

  it('does not wait longer than a second for MongoDB', async () => {
    const ask = await serve({ ping: () => new Promise<void>(() => undefined) });
    const since = performance.now();
    expect(await ask('/readyz')).toMatchObject({
      status: 503,
      body: { reasons: ['MongoDB did not answer within 1 s'] },
    });
    expect(performance.now() - since).toBeLessThan(5_000);
  });

  it('says that it failed, and goes on, where the figures cannot be read', async () => {
    const ask = await serve({ metrics: { ...idle.metrics, expose: () => Promise.reject(new Error('away')) } });
    expect(await ask('/metrics')).toEqual({ status: 500, body: { status: 'failed' } });
    expect(await ask('/healthz')).toMatchObject({ status: 200 });
  });

  it.each([
    ['/metrics/unknown', {}, 404],
    ['//', {}, 404],
    ['/healthz', { method: 'POST' }, 405],
  ])('answers %s %j with %i', async (path, init, status) => {
    const ask = await serve();
    expect(await ask(path, init)).toMatchObject({ status });
  });

  it('listens on the address that it is given alone', async () => {
    server = createOpsServer(idle);
    const port = await server.start({ port: 0, address: '127.0.0.1' });
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    for (const address of otherAddresses()) {
      await expect(fetch(`http://${address}:${port}/healthz`)).rejects.toThrow('fetch failed');
    }
  });

  it('says when its port is taken', async () => {
    server = createOpsServer(idle);
    const port = await server.start({ port: 0 });
    const second = createOpsServer(idle);
    await expect(second.start({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
