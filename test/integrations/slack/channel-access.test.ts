import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createChannelAccess, createSlackClient } from '../../../src/integrations/slack/index.ts';
import { silent } from '../../support/outbox.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

let slack: TestSlack;
beforeAll(async () => {
  slack = await openSlack();
});
afterAll(() => slack.close());

const { signal } = new AbortController();

describe('a channel that a manager chooses', () => {
  it('is joined when it is public', async () => {
    expect(await createChannelAccess(slack.calls).join('C0KITCHEN', signal)).toBe('joined');
  });

  it('asks for an invitation when it is private, and is joined after that', async () => {
    const access = createChannelAccess(slack.calls);
    const { id } = await slack.bakery.createChannel('secret-kitchen', { isPrivate: true });
    expect(await access.join(id, signal)).toBe('invite_first');
    await slack.bakery.invite(id, 'U0OVENBIRD');
    expect(await access.join(id, signal)).toBe('joined');
  });

  it('is gone when it is archived', async () => {
    const { id } = await slack.bakery.createChannel('old-kitchen');
    await slack.bakery.archiveChannel(id);
    expect(await createChannelAccess(slack.calls).join(id, signal)).toBe('gone');
  });

  it('is told whether what we say in it is taken', async () => {
    const access = createChannelAccess(slack.calls);
    const { id } = await slack.bakery.createChannel('announcements');
    await access.join(id, signal);
    expect(await access.say(id, { text: 'Hello', blocks: [] }, signal)).toBe('said');
    await slack.bakery.archiveChannel(id);
    expect(await access.say(id, { text: 'Hello', blocks: [] }, signal)).toBe('closed');
  });
});

describe('a channel that we may not post in', () => {
  let stub: StubServer;
  beforeAll(async () => {
    stub = await startStubServer();
  });
  afterAll(() => stub.close());

  const say = (error: string) => {
    stub.answer = (response) => response.end(JSON.stringify({ ok: false, error }));
    const client = createSlackClient({ token: 'xoxb-test', apiUrl: `${stub.url}/`, log: silent });
    const access = createChannelAccess({ client, lanes: { check: async () => undefined } });
    return access.say('C0NEWS', { text: 'Hello', blocks: [] }, signal);
  };

  it.each(['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'])(
    'is closed: %s',
    async (error) => {
      expect(await say(error)).toBe('closed');
    },
  );

  it('is not closed for any other reason', async () => {
    await expect(say('msg_too_long')).rejects.toMatchObject({ code: 'msg_too_long' });
  });
});
