import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { controlApi } from '../../../sandbox/client/control-api.ts';
import type { Actor } from '../../../sandbox/client/index.ts';
import type { Aside } from '../../../sandbox/slack/people/ask.ts';
import { errorOf, present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let customer: Actor;
beforeAll(async () => {
  space = await startWorkspace({ timings: { ackMs: 500 } });
  customer = await space.team.person('Mr. Cakelover');
});
afterAll(() => space.close());
beforeEach(() => {
  space.app.answer = () => undefined;
});

const as = <Answer>(deed: string, body: object) =>
  controlApi(space.url, 'slack').post<Answer>(`/people/${customer.id}/${deed}`, body);
const unread = async () => {
  const channels = await controlApi(space.url, 'slack').get<Array<{ kind: string; unread: number }>>(
    `/people/${customer.id}/channels`,
  );
  return channels.find(({ kind }) => kind === 'im')?.unread;
};

describe('an aside', () => {
  it('is answered to whoever asks, and seen by nobody', async () => {
    space.app.answer = async ({ payload }) => {
      await fetch(payload.response_url, { method: 'POST', body: JSON.stringify({ text: 'All is well' }) });
    };
    expect(await as<Aside>('ask', { command: '/order', text: 'list' })).toEqual({ answer: { text: 'All is well' } });
    expect(space.app.last('/order')).toMatchObject({ text: 'list', user_id: customer.id });
    expect(await customer.sees.ephemerals()).toEqual([]);
  });

  it('says that nothing came, or that nobody could be asked', async () => {
    expect(await as<Aside>('ask', { command: '/order' })).toEqual({ answer: null });
    space.app.answer = () => 'silence';
    expect(await as<Aside>('ask', { command: '/order' })).toEqual({ answer: null, error: 'operation_timeout' });
    expect(await customer.sees.notices()).toEqual([]);
  });
});

describe('what is unread', () => {
  it('counts the messages of others until they are read', async () => {
    const { channel } = (await space.web.conversations.open({ users: customer.id })) as { channel: { id: string } };
    await space.web.chat.postMessage({ channel: channel.id, text: 'One' });
    await space.web.chat.postMessage({ channel: channel.id, text: 'Two' });
    await customer.say('dm', 'Three');
    expect(await unread()).toBe(2);
    await as('read', { channel: channel.id });
    expect(await unread()).toBe(0);
    await space.web.chat.postMessage({ channel: channel.id, text: 'Four' });
    expect(await unread()).toBe(1);
  });
});

describe('a view that the app cannot show', () => {
  const text = (words: string) => ({ type: 'plain_text' as const, text: words });
  const view = { type: 'modal' as const, title: text('Form'), blocks: [] };

  it('is noticed by the person, with the reason for the developer', async () => {
    await customer.shortcut('place_order');
    const trigger_id = space.app.last('shortcut').trigger_id;
    await errorOf(space.web.views.open({ trigger_id, view: { ...view, title: text('x'.repeat(25)) } }));
    expect((await customer.sees.notices()).at(-1)).toMatchObject({
      user: customer.id,
      error: 'invalid_arguments',
      detail: expect.stringContaining('views.open\n[ERROR]'),
    });
  });

  it('is no news when another update was faster', async () => {
    await customer.shortcut('place_order');
    const { trigger_id } = space.app.last('shortcut');
    const opened = await space.web.views.open({ trigger_id, view });
    const before = await customer.sees.notices();
    const update = space.web.views.update({ view_id: present(opened.view?.id), hash: 'older', view });
    expect(await errorOf(update)).toBe('hash_conflict');
    expect(await customer.sees.notices()).toEqual(before);
    await customer.close();
  });
});

describe('what is typed but not sent', () => {
  it('is kept, and told only when Slack tells it', async () => {
    await customer.shortcut('place_order');
    const element = { type: 'plain_text_input' as const, action_id: 'notes' };
    const label = { type: 'plain_text' as const, text: 'Notes' };
    const input = { type: 'input' as const, block_id: 'notes', dispatch_action: true, label, element };
    const opened = await space.web.views.open({
      trigger_id: space.app.last('shortcut').trigger_id,
      view: { type: 'modal', title: label, submit: label, blocks: [input] },
    });
    const typed = { view: opened.view?.id, actionId: 'notes', value: 'nuts' };
    expect(await as('act', { ...typed, told: false })).toEqual({});
    expect(space.app.heardOf('block_actions')).toBe(false);
    expect((await customer.sees.view())?.state.values.notes?.notes).toMatchObject({ value: 'nuts' });
    expect(await as('act', typed)).toMatchObject({ ack: { status: 200 } });
    expect(space.app.heardOf('block_actions')).toBe(true);
    await customer.close();
  });
});
