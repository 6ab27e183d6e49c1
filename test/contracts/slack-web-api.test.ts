import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorOf, present } from '../sandbox/slack/support/workspace.ts';
import { type SlackHost, sandbox, witness } from './slack-hosts.ts';

const metadata = { event_type: 'order_card', event_payload: { id: 'order-21' } };
const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Order' }, blocks: [] };

/*
 * What Slack documents, asked of both. They differ in two points, where the documentation is with ours: `oldest` is
 * exclusive unless `inclusive` is set, and posting unjoined takes `chat:write.public`.
 */
describe.each([
  ['the sandbox', sandbox],
  ['emulate’s Slack', witness],
])('%s', (_name, start) => {
  let slack: SlackHost;
  let person: string;
  let dm: string;
  beforeAll(async () => {
    slack = await start();
    const { user } = await slack.web.users.lookupByEmail({ email: slack.email });
    person = user?.id ?? '';
    const { channel } = await slack.web.conversations.open({ users: person });
    dm = channel?.id ?? '';
  });
  afterAll(() => slack.close());

  async function channel(): Promise<string> {
    const { channels = [] } = await slack.web.conversations.list({ types: 'public_channel' });
    return present(channels.find(({ name }) => name === slack.channelName)?.id);
  }

  it('says who the token is', async () => {
    expect(await slack.web.auth.test()).toMatchObject({
      ok: true,
      user_id: expect.stringMatching(/^U/),
      bot_id: expect.stringMatching(/^B/),
      team_id: expect.stringMatching(/^T/),
    });
  });

  it('opens direct messages, the same each time', async () => {
    expect(dm).toMatch(/^D/);
    expect((await slack.web.conversations.open({ users: person })).channel?.id).toBe(dm);
    expect(await errorOf(slack.web.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
  });

  it('keeps a message with its metadata, newest first', async () => {
    const first = await slack.web.chat.postMessage({ channel: dm, text: 'first' });
    const { ts } = await slack.web.chat.postMessage({ channel: dm, text: 'second', metadata });
    const read = { channel: dm, oldest: first.ts, include_all_metadata: true };
    const { messages = [] } = await slack.web.conversations.history({ ...read, inclusive: true });
    expect(messages.map(({ text }) => text)).toEqual(['second', 'first']);
    expect(messages[0]).toMatchObject({ ts, metadata });
  });

  it('hands history out in pages', async () => {
    const { channel: other } = await slack.web.conversations.open({ users: person });
    for (const text of ['a', 'b', 'c']) await slack.web.chat.postMessage({ channel: other?.id ?? '', text });
    const page = await slack.web.conversations.history({ channel: dm, limit: 2 });
    expect(page.messages?.map(({ text }) => text)).toEqual(['c', 'b']);
    const cursor = page.response_metadata?.next_cursor;
    const next = await slack.web.conversations.history({ channel: dm, limit: 1, cursor });
    expect(next.messages?.map(({ text }) => text)).toEqual(['a']);
  });

  it('updates and deletes what the app posted', async () => {
    const { ts = '' } = await slack.web.chat.postMessage({ channel: dm, text: 'old' });
    expect(await slack.web.chat.update({ channel: dm, ts, text: 'new' })).toMatchObject({
      ts,
      text: 'new',
      channel: dm,
    });
    await slack.web.chat.delete({ channel: dm, ts });
    expect(await errorOf(slack.web.chat.update({ channel: dm, ts, text: 'newer' }))).toBe('message_not_found');
    expect(await errorOf(slack.web.chat.delete({ channel: dm, ts }))).toBe('message_not_found');
  });

  it('refuses a message without text, and one to nowhere', async () => {
    expect(await errorOf(slack.web.apiCall('chat.postMessage', { channel: dm }))).toBe('no_text');
    expect(await errorOf(slack.web.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }))).toBe('channel_not_found');
  });

  it('lets the app into a public channel', async () => {
    const id = await channel();
    await slack.web.conversations.join({ channel: id });
    expect(await slack.web.chat.postMessage({ channel: id, text: 'x' })).toMatchObject({ ok: true, channel: id });
    const { user_id = '' } = await slack.web.auth.test();
    expect((await slack.web.conversations.members({ channel: id })).members).toContain(user_id);
    expect((await slack.web.conversations.info({ channel: id })).channel).toMatchObject({
      is_member: true,
      name: 'team',
    });
  });

  it('whispers to members only', async () => {
    expect(await errorOf(slack.web.chat.postEphemeral({ channel: dm, user: 'U0NOBODY', text: 'x' }))).toMatch(
      /^user_not/,
    );
    expect(await slack.web.chat.postEphemeral({ channel: dm, user: person, text: 'x' })).toMatchObject({
      message_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    });
  });

  it('knows people by id, e-mail and page', async () => {
    expect((await slack.web.users.info({ user: person })).user).toMatchObject({ id: person, is_bot: false });
    expect(await errorOf(slack.web.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
    expect(await errorOf(slack.web.users.lookupByEmail({ email: 'nobody@example.com' }))).toBe('users_not_found');
    const first = await slack.web.users.list({ limit: 1 });
    expect(first.members).toHaveLength(1);
    const rest = await slack.web.users.list({ limit: 200, cursor: first.response_metadata?.next_cursor });
    expect(rest.members?.map(({ id }) => id)).not.toContain(first.members?.[0]?.id);
  });

  it('opens no view without a trigger of its own', async () => {
    expect(await errorOf(slack.web.views.open({ trigger_id: '1.2.abc', view }))).toMatch(/invalid_trigger(_id)?$/);
    expect(await errorOf(slack.web.views.update({ view_id: 'V0NONE', view }))).toBe('not_found');
  });

  it('publishes a Home', async () => {
    const home = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    expect((await slack.web.views.publish({ user_id: person, view: home })).view).toMatchObject({
      id: expect.stringMatching(/^V/),
      hash: expect.any(String),
      type: 'home',
    });
  });

  it('says which scope is missing', async () => {
    const poor = await start(['users:read']);
    await expect(poor.web.chat.postMessage({ channel: dm, text: 'x' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'users:read' },
    });
    await poor.close();
  });
});
