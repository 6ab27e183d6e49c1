import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { driveClient } from '../../../sandbox/client/drive.ts';
import { faultsClient } from '../../../sandbox/client/faults.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import type { ArchiveItem, DocumentArchive } from '../../../src/services/cancelled-orders/index.ts';
import { archiveOf, driveOptionsOf } from '../../support/drive.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

const accessLost = { code: 'access_lost', lane: 'drive', retryAfterMs: 60_000 };
const { signal } = new AbortController();
const FOLDER: ArchiveItem = { kind: 'folder', name: 'Orders' };
const GET_FILE = 'GET /drive/v3/files/';

let sandbox: Sandbox;
let archive: DocumentArchive;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['drive'] });
  archive = archiveOf(sandbox);
  folder = (await archive.create(randomUUID(), FOLDER, signal)).id;
});
afterEach(() => faultsClient(sandbox.url).clear());
afterAll(() => sandbox.close());

const next = (fault: Parameters<ReturnType<typeof faultsClient>['set']>[1]) =>
  faultsClient(sandbox.url).set('drive', { times: 1, ...fault });
const document = (): ArchiveItem => ({
  ...{ kind: 'document', name: 'mr_cakelover', folder },
  text: { title: 'Mr Cakelover cancelled orders', paragraphs: [] },
});

describe('Google Drive in trouble', () => {
  it('that is down, or broken, can be asked again, and is asked once', async () => {
    for (const kind of ['down', 'error'] as const) {
      await next({ kind, match: GET_FILE });
      await expect(archive.read(folder, signal)).rejects.toMatchObject({ name: 'TransientFailure' });
      expect(await faultsClient(sandbox.url).list()).toEqual([]);
    }
    expect(await archive.read(folder, signal)).toMatchObject({ id: folder });
  });

  it('that limits the rate says how long to wait', async () => {
    await next({ kind: 'rate-limited', retryAfterSeconds: 7, match: GET_FILE });
    const asking = archive.read(folder, signal);
    await expect(asking).rejects.toMatchObject({ name: 'RateLimited', lane: 'drive', retryAfterMs: 7_000 });
  });

  it('that loses its answer may have created what it was asked for', async () => {
    const key = randomUUID();
    await next({ kind: 'reset', match: 'POST /upload' });
    const creating = archive.create(key, document(), signal);
    await expect(creating).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    expect(await archive.find(key, signal)).toHaveLength(1);
  });

  it('that gave up on an answer leaves it in doubt; one that failed does not', async () => {
    for (const [status, inDoubt] of [
      [502, true],
      [504, true],
      [500, false],
      [503, false],
    ] as const) {
      await next({ kind: 'error', status });
      const creating = archive.create(randomUUID(), document(), signal);
      await expect(creating).rejects.toMatchObject({ name: 'TransientFailure', code: `drive_${status}`, inDoubt });
    }
  });

  it('that takes too long is not waited for', async () => {
    await next({ kind: 'slow', delayMs: 300, match: GET_FILE });
    const hasty = archiveOf(sandbox, { timeout: 100 });
    await expect(hasty.read(folder, signal)).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });

  it('is let go of when the run is aborted', async () => {
    await next({ kind: 'slow', delayMs: 300, match: GET_FILE });
    const run = new AbortController();
    const reading = archive.read(folder, run.signal);
    run.abort();
    await expect(reading).rejects.toMatchObject({ name: 'TransientFailure' });
  });

  it('that cannot be signed in to was not asked for anything', async () => {
    await next({ kind: 'reset', match: 'POST /token' });
    const creating = archiveOf(sandbox).create(randomUUID(), document(), signal);
    await expect(creating).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: false });
  });

  it('that does not know the account is left alone until somebody has mended that, and nothing counts as gone', async () => {
    const { account } = driveOptionsOf(sandbox);
    for (const wrong of [
      { ...account, email: 'nobody@example.com' },
      { ...account, tokenUri: `${sandbox.url}/drive/no-such-page` },
    ]) {
      const asking = archiveOf(sandbox, { account: wrong }).read(folder, signal);
      await expect(asking).rejects.toMatchObject({
        ...accessLost,
        message: expect.stringContaining('Google answered 40'),
      });
    }
  });

  it('that has no such shared drive refuses for good', async () => {
    const elsewhere = archiveOf(sandbox, { driveId: '0Another' });
    const creating = elsewhere.create(randomUUID(), FOLDER, signal);
    await expect(creating).rejects.toMatchObject({ name: 'PermanentFailure', code: 'drive_404' });
  });

  it('has nothing of what was refused', async () => {
    expect(await driveClient(sandbox.url).documents()).toHaveLength(1);
  });
});

describe('an answer', () => {
  let stub: StubServer;
  beforeAll(async () => {
    stub = await startStubServer();
  });
  afterAll(() => stub.close());
  const answering = (body: object, status = 200) => {
    stub.answer = (response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    return archiveOf(sandbox, { apiUrl: stub.url });
  };

  it('belongs to a request whose id Google was told', async () => {
    const filed = { id: '1', name: 'Orders', trashed: false, modifiedTime: '2026-11-21T10:00:00Z' };
    const asked = answering(filed);
    await withRequestId('request-21', () => asked.read('1', signal));
    expect(stub.received.at(-1)?.headers).toMatchObject({ 'x-request-id': 'request-21' });
  });

  it('of success that cannot be read leaves it in doubt', async () => {
    const creating = answering({ hello: 'world' }).create('key', FOLDER, signal);
    await expect(creating).rejects.toMatchObject({ code: 'drive_unreadable', inDoubt: true });
  });

  it('403 is a rate limit, or what somebody must mend at Google’s, by its reason', async () => {
    const refusing = (reason: string) =>
      answering({ error: { code: 403, message: 'No.', errors: [{ reason, domain: 'global', message: 'No.' }] } }, 403);
    const limited = refusing('userRateLimitExceeded').read('1', signal);
    await expect(limited).rejects.toMatchObject({ name: 'RateLimited', retryAfterMs: 30_000 });
    const refused = refusing('storageQuotaExceeded').create('key', FOLDER, signal);
    await expect(refused).rejects.toMatchObject({
      ...{ name: 'TransientFailure', code: 'drive_403', inDoubt: false },
      message: expect.stringContaining('storageQuotaExceeded'),
    });
  });

  it('401 is no more access, and the token that was refused is not kept', async () => {
    const tokens = createServer((_, response) => {
      given += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ access_token: `token-${given}`, expires_in: 3_600, token_type: 'Bearer' }));
    });
    let given = 0;
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
    const { account } = driveOptionsOf(sandbox);
    const tokenUri = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
    stub.answer = (response, { headers }) => {
      response.writeHead(headers.authorization === 'Bearer token-1' ? 401 : 404).end();
    };
    const signedIn = archiveOf(sandbox, { apiUrl: stub.url, account: { ...account, tokenUri } });
    await expect(signedIn.read('1', signal)).rejects.toMatchObject(accessLost);
    expect(await signedIn.read('1', signal)).toBeNull();
    expect(await signedIn.read('1', signal)).toBeNull();
    expect(given).toBe(2);
    await new Promise((resolve) => tokens.close(resolve));
  });
});
