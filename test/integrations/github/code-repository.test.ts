import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGithubRepository } from '../../../src/integrations/github/index.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import { silent } from '../../support/outbox.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const { signal } = new AbortController();
const dana = { id: 1_002, login: 'dana-dev' };

/** GitHub, answering as a test wants it. */
describe('what GitHub answers', () => {
  let close: (() => void) | undefined;
  afterEach(() => close?.());

  async function github(answer: Answer) {
    const server = createServer(answer);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    close = () => {
      server.close();
      server.closeAllConnections();
    };
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const repositoryAt = (apiUrl: string, timeout?: number) =>
    createGithubRepository({
      apiUrl,
      token: 'secret',
      repository: 'ovenbird-bakery/recipes',
      permission: 'push',
      timeout,
      log: silent,
    });

  const answering = async (status: number, headers: Record<string, string> = {}, body: unknown = { message: 'No' }) =>
    repositoryAt(
      await github((_, response) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(body));
      }),
    );

  it.each([
    [401, {}],
    [403, {}],
    [403, { 'x-ratelimit-remaining': '4999', 'x-ratelimit-reset': '1795255200' }],
  ])(
    'is waited for, until somebody mends the token, as %i with %j',
    async (status, headers: Record<string, string>) => {
      const granting = (await answering(status, headers)).grant(dana, signal);
      await expect(granting).rejects.toMatchObject({ code: 'access_lost', lane: 'github', retryAfterMs: 60_000 });
    },
  );

  it.each([422, 404])('is permanent as %i', async (status) => {
    const granting = (await answering(status)).grant(dana, signal);
    await expect(granting).rejects.toMatchObject({ name: 'PermanentFailure', code: `github_${status}` });
  });

  it.each([
    [500, false],
    [502, true],
    [503, false],
    [504, true],
  ])('is transient as %i, in doubt: %s', async (status, inDoubt) => {
    const granting = (await answering(status)).grant(dana, signal);
    await expect(granting).rejects.toMatchObject({ name: 'TransientFailure', code: `github_${status}`, inDoubt });
  });

  it.each([
    [403, { 'retry-after': '7' }, 7_000],
    [429, { 'retry-after': '60' }, 60_000],
    [429, {}, 60_000],
    [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0' }, 1_000],
  ])('is a rate limit as %i with %j', async (status, headers: Record<string, string>, retryAfterMs) => {
    const granting = (await answering(status, headers)).grant(dana, signal);
    await expect(granting).rejects.toMatchObject({ name: 'RateLimited', lane: 'github', retryAfterMs });
  });

  it('is waited for until the limit is reset', async () => {
    const reset = String(Math.ceil(Date.now() / 1_000) + 90);
    const repository = await answering(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset });
    const limited = await repository.find('dana-dev', signal).catch((error: { retryAfterMs: number }) => error);
    expect(limited).toMatchObject({ retryAfterMs: expect.any(Number) });
    expect((limited as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(80_000);
  });

  it('is in doubt when the connection dies, or nothing comes in time', async () => {
    const reset = repositoryAt(await github((request) => request.socket.destroy()));
    const lost = { name: 'TransientFailure', code: 'github_unreachable', inDoubt: true };
    await expect(reset.grant(dana, signal)).rejects.toMatchObject(lost);
    close?.();
    const mute = repositoryAt(await github(() => undefined), 200);
    await expect(mute.grant(dana, signal)).rejects.toMatchObject(lost);
  });

  it('is not in doubt when nobody listens', async () => {
    const baseUrl = await github(() => undefined);
    close?.();
    const granting = repositoryAt(baseUrl).grant(dana, signal);
    await expect(granting).rejects.toMatchObject({ code: 'github_unreachable', inDoubt: false });
  });

  it('is not waited for when the run is aborted', async () => {
    const repository = repositoryAt(await github(() => undefined));
    const granting = repository.grant(dana, AbortSignal.abort());
    await expect(granting).rejects.toMatchObject({ name: 'TransientFailure' });
  });

  it('was asked with the request id, the token and the permission', async () => {
    const asked: unknown[] = [];
    const baseUrl = await github(async (request, response) => {
      const { method, url, headers } = request;
      asked.push([method, url, headers['x-request-id'], headers.authorization, await text(request)]);
      response.writeHead(204).end();
    });
    await withRequestId('request-1', () => repositoryAt(baseUrl).grant(dana, signal));
    expect(asked).toEqual([
      [
        'PUT',
        '/repos/ovenbird-bakery/recipes/collaborators/dana-dev',
        'request-1',
        'token secret',
        '{"permission":"push"}',
      ],
    ]);
  });

  it('is read to the last page', async () => {
    const baseUrl = await github((request, response) => {
      const url = new URL(request.url ?? '/', baseUrl);
      const second = url.searchParams.get('page') === '2';
      url.searchParams.set('page', '2');
      const link = second ? {} : { link: `<${url}>; rel="next"` };
      const people = url.pathname.endsWith('/collaborators') && second ? [{ id: dana.id, role_name: 'write' }] : [];
      const invited = url.pathname.endsWith('/invitations') && second ? [{ id: 7, invitee: { id: dana.id } }] : [];
      response.writeHead(200, { 'content-type': 'application/json', ...link });
      response.end(JSON.stringify([...people, ...invited]));
    });
    expect(await repositoryAt(baseUrl).access(dana, signal)).toEqual({
      collaborator: true,
      enough: true,
      invitations: [{ id: 7, expired: false }],
    });
  });
});
