import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { faultsClient } from '../../../sandbox/client/faults.ts';
import { s3Client } from '../../../sandbox/client/s3.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { createResultArchive } from '../../../src/integrations/s3/index.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import type { OrderResult } from '../../../src/services/auction/index.ts';
import { s3At } from '../../support/s3.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

const { signal } = new AbortController();
const result: OrderResult = {
  ...{ record_id: 'a', parameter_1: 'x', parameter_2: 1, order: 'accepted', run: 'run-1' },
  answered_at: '2026-11-21T10:00:00.000Z',
};

describe('S3 in trouble', () => {
  let sandbox: Sandbox;
  let s3: ReturnType<typeof createResultArchive>;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, standIns: ['s3'] });
    s3 = createResultArchive(s3At(sandbox));
  });
  beforeEach(() => faultsClient(sandbox.url).clear());
  afterAll(async () => {
    s3.close();
    await sandbox.close();
  });

  const next = (fault: Parameters<ReturnType<typeof faultsClient>['set']>[1]) =>
    faultsClient(sandbox.url).set('s3', { times: 1, ...fault });
  const keep = (key: string) => s3.archive.keep(key, result, signal);

  it('that is down, or broken, can be asked again; it is asked once at a time', async () => {
    for (const kind of ['down', 'error'] as const) {
      await next({ kind });
      await expect(keep('down.json')).rejects.toMatchObject({ name: 'TransientFailure' });
      expect(await faultsClient(sandbox.url).list()).toEqual([]);
    }
    expect(await s3Client(sandbox.url).objects()).toEqual([]);
  });

  it('that has enough is left alone for a while', async () => {
    await next({ kind: 'rate-limited' });
    await expect(keep('fast.json')).rejects.toMatchObject({ name: 'RateLimited', lane: 's3' });
  });

  it('that loses its answer has one object in the end', async () => {
    await next({ kind: 'reset', match: 'PUT' });
    await expect(keep('lost.json')).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    await keep('lost.json');
    expect(await s3Client(sandbox.url).objects()).toMatchObject([{ key: 'lost.json' }]);
  });

  it('that has no such bucket says so', async () => {
    const elsewhere = createResultArchive({ ...s3At(sandbox), bucket: 'nobodys-bucket' });
    const refused = elsewhere.archive.keep('a.json', result, signal);
    await expect(refused).rejects.toMatchObject({
      ...{ name: 'PermanentFailure', code: 's3_404', message: expect.stringContaining('NoSuchBucket') },
    });
    elsewhere.close();
  });
});

describe('a server in S3’s place', () => {
  let stub: StubServer;
  let s3: ReturnType<typeof createResultArchive>;
  beforeAll(async () => {
    stub = await startStubServer();
    const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
    s3 = createResultArchive({
      ...{ bucket: 'cakes', region: 'eu-central-1' },
      endpoint: stub.url,
      credentials,
      timeout: 300,
    });
  });
  afterAll(async () => {
    s3.close();
    await stub.close();
  });

  const keep = (stopped = signal) => s3.archive.keep('order-results/a.json', result, stopped);
  const refuses = (status: number, code: string) => {
    stub.answer = (response) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
  };

  it('is asked to write once, in its path, for the request under way', async () => {
    stub.answer = (response) => response.end();
    await withRequestId('request-7', () => keep());
    const { method, url, headers } = stub.received.at(-1) ?? {};
    expect([method, url]).toEqual(['PUT', '/cakes/order-results/a.json?x-id=PutObject']);
    expect(headers).toMatchObject({
      ...{ 'if-none-match': '*', 'content-type': 'application/json', 'x-request-id': 'request-7' },
    });
  });

  it.each([
    [403, 'AccessDenied', { name: 'RateLimited', code: 'access_lost', retryAfterMs: 60_000 }],
    [400, 'ExpiredToken', { name: 'RateLimited', code: 'access_lost' }],
    [400, 'InvalidRequest', { name: 'PermanentFailure', code: 's3_400' }],
    [409, 'ConditionalRequestConflict', { name: 'TransientFailure', code: 's3_409' }],
    [500, 'InternalError', { name: 'TransientFailure', code: 's3_500' }],
    [503, 'SlowDown', { name: 'RateLimited', lane: 's3' }],
  ])('that answers %i %s is classified', async (status, code, failure) => {
    refuses(status, code);
    await expect(keep()).rejects.toMatchObject(failure);
  });

  it('that has it already is content', async () => {
    refuses(412, 'PreconditionFailed');
    await keep();
  });

  it('that does not answer is given up', async () => {
    stub.answer = () => undefined;
    await expect(keep()).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    await expect(keep(AbortSignal.timeout(50))).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });
});
