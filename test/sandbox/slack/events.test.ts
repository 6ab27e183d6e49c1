import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changesOf } from '../../../sandbox/client/changes.ts';
import { until } from '../../../sandbox/client/until.ts';
import { startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeEach(async () => {
  space = await startWorkspace({ timings: { eventRetriesMs: [1, 1, 1] } });
});
afterEach(() => space.close());

const events = (type: string) => space.app.received.filter(({ payload }) => payload.event?.type === type);

describe('an event', () => {
  it('tells of people who join and change', async () => {
    const newcomer = await space.team.addPerson({ displayName: 'Nora New', isAdmin: true });
    await space.team.changePerson(newcomer.id, { deleted: true });
    const { payload } = await until('the event', () => events('user_change')[0]);
    expect(payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T0BAKERY',
      event: { user: { id: newcomer.id, deleted: true, profile: { display_name: 'Nora New' } } },
      authorizations: [{ user_id: 'U0OVENBIRD', is_bot: true }],
    });
    expect(events('team_join')[0]?.payload.event?.user).toMatchObject({ is_admin: true, tz: 'Europe/Berlin' });
    await expect(newcomer.command('/order')).rejects.toThrow('could act here');
  });

  it('of the Home says which view was there', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    expect(await customer.openHome()).toBeNull();
    const view = { type: 'home' as const, blocks: [{ type: 'divider' as const }] };
    const first = await space.web.views.publish({ user_id: customer.id, view });
    await space.web.views.publish({ user_id: customer.id, view, hash: first.view?.hash });
    await expect(space.web.views.publish({ user_id: customer.id, view, hash: first.view?.hash })).rejects.toMatchObject(
      { data: { error: 'hash_conflict' } },
    );
    await customer.openHome();
    const [, second] = await until(
      'both events',
      () => events('app_home_opened').length === 2 && events('app_home_opened'),
    );
    expect(second?.payload.event).toMatchObject({ tab: 'home', user: customer.id, view: { id: first.view?.id } });
  });

  it('is sent again, the same bytes, up to three times', async () => {
    space.app.answer = () => 500;
    await space.team.addPerson({ displayName: 'Nora New' });
    const sent = await until('four events', () => events('team_join').length === 4 && events('team_join'));
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(sent.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(sent[1]?.headers['x-slack-retry-reason']).toBe('http_error');
  });

  it('that is not answered in time is sent again for that reason', async () => {
    await space.close();
    space = await startWorkspace({ timings: { ackMs: 100, eventRetriesMs: [1, 1, 1] } });
    space.app.answer = ({ headers }) => (headers['x-slack-retry-num'] ? undefined : 'silence');
    await space.team.addPerson({ displayName: 'Nora New' });
    const [, second] = await until('both events', () => events('team_join').length >= 2 && events('team_join'));
    expect(second?.headers['x-slack-retry-reason']).toBe('http_timeout');
  });

  it('is not sent when the app does not subscribe to it', async () => {
    await space.team.createChannel('secret', { isPrivate: true });
    await space.team.archiveChannel('secret');
    await space.team.addPerson({ displayName: 'Nora New' });
    await until('the event', () => events('team_join').length === 1);
    expect(space.app.received).toHaveLength(1);
  });
});

describe('the stream of changes', () => {
  it('tells what to read anew', async () => {
    const listening = new AbortController();
    const changes = changesOf(`${space.url}/control/slack`, listening.signal);
    const first = changes.next();
    await until('the message is heard', async () => {
      await space.web.chat.postMessage({ channel: 'U0BAKER', text: 'Hello' });
      return Promise.race([first, Promise.resolve(false)]);
    });
    expect((await first).value).toMatchObject({ kind: 'message', channel: expect.stringMatching(/^D/) });
    listening.abort();
  });
});
