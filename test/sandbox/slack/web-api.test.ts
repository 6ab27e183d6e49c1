import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type UsersListResponse, WebClient } from '@slack/web-api';
import { errorOf, manifest, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeAll(async () => {
  space = await startWorkspace();
});
afterAll(() => space.close());

describe('the Web API', () => {
  it('knows its token', async () => {
    expect(await space.web.auth.test()).toMatchObject({
      team_id: 'T0BAKERY',
      user_id: 'U0OVENBIRD',
      bot_id: 'B0OVENBIRD',
    });
    const stranger = new WebClient('xoxb-other', { slackApiUrl: space.slack.env.SLACK_API_URL });
    expect(await errorOf(stranger.auth.test())).toBe('invalid_auth');
    expect(await errorOf(space.web.apiCall('chat.sing'))).toBe('unknown_method');
  });

  it('takes JSON as well as forms', async () => {
    const response = await fetch(`${space.slack.env.SLACK_API_URL}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${space.slack.env.SLACK_BOT_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: 'U0BAKER', blocks: [{ type: 'divider' }] }),
    });
    expect(await response.json()).toMatchObject({
      ok: true,
      warning: 'missing_charset',
      message: { text: expect.any(String) },
    });
  });

  it('says which scope is missing', async () => {
    const bare = { ...manifest, oauth_config: { scopes: { bot: ['chat:write', 'users:read'] } } };
    const poor = await startWorkspace({ manifest: bare });
    const calls = {
      'im:write': poor.web.conversations.open({ users: 'U0BAKER' }),
      'channels:history': poor.web.conversations.history({ channel: 'C0GENERAL' }),
      'users:read.email': poor.web.users.lookupByEmail({ email: 'ben@bakery.example.com' }),
      'channels:join': poor.web.conversations.join({ channel: 'C0GENERAL' }),
      'groups:read': poor.web.conversations.list({ types: 'private_channel' }),
    };
    for (const [needed, call] of Object.entries(calls)) {
      await expect(call).rejects.toMatchObject({
        data: { error: 'missing_scope', needed, provided: 'chat:write,users:read' },
      });
    }
    const { user } = await poor.web.users.info({ user: 'U0BAKER' });
    expect(user?.profile).not.toHaveProperty('email');
    await poor.close();
  });
});

describe('people', () => {
  it('have their names, zone and rights', async () => {
    const { user } = await space.web.users.info({ user: 'U0MANAGER' });
    expect(user).toMatchObject({
      is_admin: true,
      tz: 'Europe/Berlin',
      profile: { email: 'olivia@bakery.example.com' },
    });
    expect([3600, 7200]).toContain(user?.tz_offset);
    expect(await errorOf(space.web.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
    expect(await errorOf(space.web.users.lookupByEmail({ email: 'nobody@example.com' }))).toBe('users_not_found');
  });

  it('are listed in pages', async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of space.web.paginate('users.list', { limit: 2 })) {
      ids.push(...((page as UsersListResponse).members ?? []).map(({ id }) => id));
    }
    expect(ids).toEqual(['U0MANAGER', 'U0BAKER', 'U0CAKELOVER', 'U0DEV', 'U0OVENBIRD']);
    expect(await errorOf(space.web.users.list({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  it('get direct messages, unless they are bots, gone or nobody', async () => {
    const first = await space.web.conversations.open({ users: 'U0DEV' });
    const again = await space.web.conversations.open({ users: 'U0DEV' });
    expect(again).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
    await space.team.changePerson('U0DEV', { deleted: true });
    expect(await errorOf(space.web.conversations.open({ users: 'U0DEV' }))).toBe('user_disabled');
    expect(await errorOf(space.web.conversations.open({ users: 'U0OVENBIRD' }))).toBe('cannot_dm_bot');
    expect(await errorOf(space.web.conversations.open({ users: 'U0NOBODY' }))).toBe('user_not_found');
    // What was opened before takes messages still, as Slack's does: nobody reads them.
    expect(await space.web.chat.postMessage({ channel: first.channel?.id ?? '', text: 'x' })).toMatchObject({
      ok: true,
    });
  });

  it('do not get them where the app has no messages tab', async () => {
    const features = { ...manifest.features, app_home: { home_tab_enabled: false, messages_tab_enabled: false } };
    const closed = await startWorkspace({ manifest: { ...manifest, features } });
    expect(await errorOf(closed.web.chat.postMessage({ channel: 'U0BAKER', text: 'x' }))).toBe('messages_tab_disabled');
    const view = { type: 'home' as const, blocks: [] };
    expect(await errorOf(closed.web.views.publish({ user_id: 'U0BAKER', view }))).toBe('not_enabled');
    await closed.close();
  });
});

describe('channels', () => {
  it('are joined, archived and left', async () => {
    expect((await space.web.conversations.info({ channel: 'C0TEAM' })).channel).toMatchObject({ is_member: false });
    await space.web.conversations.join({ channel: 'C0TEAM' });
    expect(await space.web.conversations.join({ channel: 'C0TEAM' })).toMatchObject({ warning: 'already_in_channel' });
    expect((await space.web.conversations.members({ channel: 'C0TEAM' })).members).toContain('U0OVENBIRD');
    await space.team.archiveChannel('team');
    expect(await errorOf(space.web.chat.postMessage({ channel: 'C0TEAM', text: 'x' }))).toBe('is_archived');
    await space.team.deleteChannel('team');
    expect(await errorOf(space.web.chat.postMessage({ channel: 'C0TEAM', text: 'x' }))).toBe('channel_not_found');
  });

  it('that are private exist for the app once it is invited', async () => {
    const { id } = await space.team.createChannel('back-room', { isPrivate: true });
    expect(await errorOf(space.web.chat.postMessage({ channel: id, text: 'x' }))).toBe('channel_not_found');
    await space.team.invite('back-room', 'U0OVENBIRD');
    expect(await space.web.chat.postMessage({ channel: id, text: 'x' })).toMatchObject({ ok: true });
  });
});
