import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSlackCall, type SlackCall } from '../../../src/integrations/slack/calls.ts';
import { createSlackClient, slackClientOptions } from '../../../src/integrations/slack/index.ts';
import type { RateLimited } from '../../../src/platform/failures.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import { silent } from '../../support/outbox.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

let stub: StubServer;
let call: SlackCall;
const { signal } = new AbortController();

beforeAll(async () => {
  stub = await startStubServer();
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: `${stub.url}/`, log: silent });
  call = createSlackCall({ client, lanes: { check: async () => undefined } });
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.answer = (response) => response.setHeader('content-type', 'application/json').end('{"ok":true}');
});

const test = (options: { signal: AbortSignal; channel?: string } = { signal }) =>
  call('auth.test', options, (slack) => slack.auth.test());

describe('a call of Slack', () => {
  it('carries the id of the request that it is made for', async () => {
    await Promise.all(['one', 'two'].map((id) => withRequestId(id, test)));
    expect(stub.received.map(({ headers }) => headers['x-request-id']).sort()).toEqual(['one', 'two']);
  });

  it('names the workspace where one is configured, as a token for an organisation asks for', async () => {
    expect(slackClientOptions({ team: 'T0BAKERY', log: silent })).toMatchObject({ teamId: 'T0BAKERY' });
    expect(slackClientOptions({ log: silent })).not.toHaveProperty('teamId');
  });

  it.each([
    ['is_archived', { name: 'PermanentFailure', code: 'is_archived' }],
    ['token_revoked', { name: 'RateLimited', code: 'access_lost', lane: 'slack' }],
    ['team_access_not_granted', { name: 'RateLimited', code: 'access_lost', lane: 'slack' }],
    ['service_unavailable', { name: 'TransientFailure', inDoubt: false }],
    ['internal_error', { name: 'TransientFailure', inDoubt: true }],
    ['ratelimited', { name: 'RateLimited', lane: 'slack:auth.test' }],
  ])('that is refused as %s', async (error, expected) => {
    stub.answer = (response) => response.end(JSON.stringify({ ok: false, error }));
    await expect(test()).rejects.toMatchObject(expected);
  });

  it.each([
    [404, { name: 'PermanentFailure', code: 'slack_http_404' }],
    [500, { name: 'TransientFailure', inDoubt: false }],
    [502, { name: 'TransientFailure', inDoubt: true }],
    [503, { name: 'TransientFailure', inDoubt: false }],
    [504, { name: 'TransientFailure', inDoubt: true }],
  ])('that is answered with HTTP %i', async (status, expected) => {
    stub.answer = (response) => response.writeHead(status).end('no');
    await expect(test()).rejects.toMatchObject(expected);
  });

  it('that comes too often closes its lane for as long as Slack says', async () => {
    stub.answer = (response) => response.writeHead(429, { 'retry-after': '7' }).end();
    const expected = { name: 'RateLimited', lane: 'slack:auth.test:C1', retryAfterMs: 7_000 };
    await expect(test({ signal, channel: 'C1' })).rejects.toMatchObject(expected);
  });

  it.each([
    ['without a time', undefined, 30_000],
    ['with a time that nobody can read', 'soon', 30_000],
    ['with no time at all', '0', 1_000],
    ['for longer than anybody waits', '999999', 3_600_000],
  ])('that comes too often is no fault of ours %s', async (_, retryAfter, retryAfterMs) => {
    stub.answer = (response) => response.writeHead(429, retryAfter ? { 'retry-after': retryAfter } : {}).end();
    await expect(test()).rejects.toMatchObject({ name: 'RateLimited', lane: 'slack:auth.test', retryAfterMs });
  });

  it('that comes too often is no fault of ours with a date', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    stub.answer = (response) => response.writeHead(429, { 'retry-after': inAMinute }).end();
    const limited = await test().catch((error: RateLimited) => error);
    expect(limited).toMatchObject({ name: 'RateLimited', lane: 'slack:auth.test' });
    expect((limited as RateLimited).retryAfterMs).toBeGreaterThan(50_000);
  });

  it('whose answer is a page of somebody else’s is in doubt', async () => {
    stub.answer = (response) => response.end('<html>Welcome to the hotel</html>');
    await expect(test()).rejects.toMatchObject({ code: 'slack_unreadable', inDoubt: true });
  });

  it('whose connection breaks is in doubt, also in the middle of the answer', async () => {
    stub.answer = (response) => response.destroy();
    await expect(test()).rejects.toMatchObject({ code: 'slack_unreachable', inDoubt: true });
    stub.answer = (response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok"', () => response.destroy());
    };
    await expect(test()).rejects.toMatchObject({ code: 'slack_unreachable', inDoubt: true });
  });

  it('is cut off with its signal, in doubt', async () => {
    const run = new AbortController();
    stub.answer = () => run.abort();
    await expect(test({ signal: run.signal })).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });

  it('to nobody is not in doubt', async () => {
    const closed = await startStubServer();
    await closed.close();
    const client = createSlackClient({ token: 'xoxb-test', apiUrl: `${closed.url}/`, log: silent });
    const nowhere = createSlackCall({ client, lanes: { check: async () => undefined } });
    const called = nowhere('auth.test', { signal }, (slack) => slack.auth.test());
    await expect(called).rejects.toMatchObject({ code: 'slack_unreachable', inDoubt: false });
  });

  it('leaves a bug of ours as it is', async () => {
    const bug = new TypeError('undefined is not a function');
    await expect(call('auth.test', { signal }, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
