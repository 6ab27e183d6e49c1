import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSlackClient, createWorkspaceDirectory } from '../../../src/integrations/slack/index.ts';
import { silent } from '../../support/outbox.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer();
});
afterAll(() => stub.close());

const { signal } = new AbortController();

/** The page that we make of Slack's answer. */
function pageOf(answer: { members?: object[]; next?: string }, cursor?: string) {
  const { members, next = '' } = answer;
  stub.answer = (response) =>
    response.end(JSON.stringify({ ok: true, members, response_metadata: { next_cursor: next } }));
  const client = createSlackClient({ token: 'xoxb-test', apiUrl: `${stub.url}/`, log: silent });
  return createWorkspaceDirectory({ client, lanes: { check: async () => undefined } }).page(cursor, signal);
}

describe('a page of the workspace’s members', () => {
  it('may be empty, at the end or before it', async () => {
    expect(await pageOf({ members: [], next: 'page-2' })).toEqual({ members: [], next: 'page-2' });
    expect(await pageOf({ members: [], next: 'page-3' }, 'page-2')).toEqual({ members: [], next: 'page-3' });
    expect(await pageOf({ members: [] }, 'page-3')).toEqual({ members: [], next: undefined });
  });

  it.each([
    ['the only one, without anybody', { members: [] }, undefined],
    ['without a list', {}, 'page-2'],
  ])('that is %s is not believed: somebody would be retired by it', async (_, answer, cursor) => {
    await expect(pageOf(answer, cursor)).rejects.toMatchObject({ name: 'TransientFailure', code: 'slack_unreadable' });
  });
});
