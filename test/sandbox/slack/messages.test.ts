import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../sandbox/client/person.ts';
import { buttonsOf, textOf } from '../../../sandbox/client/text.ts';
import { buttons } from './support/forms.ts';
import { errorOf, present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let customer: Actor;
let dm: string;
beforeAll(async () => {
  space = await startWorkspace();
  customer = await space.team.person('Mr. Cakelover');
  const { channel } = await space.web.conversations.open({ users: customer.id });
  dm = channel?.id ?? '';
});
afterAll(() => space.close());

const chat = () => space.web.chat;
const metadata = (id: string) => ({ event_type: 'order_card', event_payload: { id } });

describe('a message', () => {
  it('is seen by those in the channel', async () => {
    await space.web.conversations.join({ channel: 'C0KITCHEN' });
    const { ts } = await chat().postMessage({ channel: '#kitchen', text: 'Order 21', metadata: metadata('a') });
    const baker = await space.team.person('Ben Baker');
    expect((await baker.sees.channel('kitchen')).at(-1)).toMatchObject({ ts, text: 'Order 21', bot_id: 'B0OVENBIRD' });
    await chat().postMessage({ channel: customer.id, text: 'Your cake is ready' });
    expect((await customer.sees.dm()).map(textOf)).toEqual(['Your cake is ready']);
  });

  it('has timestamps that rise, even within one microsecond', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => chat().postMessage({ channel: dm, text: 'x' })));
    const stamps = sent.map(({ ts }) => Number(ts));
    expect(new Set(stamps).size).toBe(3);
    expect(String(sent[0]?.ts)).toMatch(/^\d{10}\.\d{6}$/);
  });

  it.each([
    ['channel_not_found', { channel: 'C0NOWHERE', text: 'x' }],
    ['channel_not_found', { channel: 'U0OVENBIRD', text: 'x' }],
    ['not_in_channel', { channel: 'C0TEAM', text: 'x' }],
    ['no_text', { channel: 'C0KITCHEN' }],
    ['invalid_blocks_format', { channel: 'C0KITCHEN', blocks: '{}' }],
    ['invalid_arguments', { text: 'x' }],
    ['invalid_metadata_format', { channel: 'C0KITCHEN', text: 'x', metadata: '{"event_type": 1}' }],
    ['metadata_too_large', { channel: 'C0KITCHEN', text: 'x', metadata: JSON.stringify(metadata('x'.repeat(20_000))) }],
  ])('is refused with %s', async (error, args) => {
    expect(await errorOf(space.web.apiCall('chat.postMessage', args))).toBe(error);
  });

  it('is refused with the pointer to what is wrong in its blocks', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    await expect(chat().postMessage({ channel: dm, text: 'x', blocks })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });
});

describe('chat.update', () => {
  const posted = async () => {
    const content = { text: 'old', blocks: [buttons('start')], metadata: metadata('b') };
    const { ts = '' } = await chat().postMessage({ channel: dm, ...content });
    return { channel: dm, ts };
  };

  it('keeps blocks unless there is a text without blocks, and metadata unless there is another', async () => {
    const message = await posted();
    expect((await chat().update({ ...message, metadata: metadata('c') } as never)).message).toMatchObject({
      text: 'old',
      blocks: [{ block_id: 'buttons' }],
      metadata: { event_payload: { id: 'c' } },
    });
    const bare = (await chat().update({ ...message, text: 'new' })).message;
    expect(bare).toMatchObject({ text: 'new', metadata: { event_payload: { id: 'c' } } });
    expect(bare).not.toHaveProperty('blocks');
  });

  it('refuses what is not there, not its own, or too long', async () => {
    const { ts } = await customer.say('dm', 'Hello');
    expect(await errorOf(chat().update({ channel: dm, ts: '1.000000', text: 'x' }))).toBe('message_not_found');
    expect(await errorOf(chat().update({ channel: dm, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await errorOf(chat().delete({ channel: dm, ts }))).toBe('cant_delete_message');
    expect(await errorOf(chat().update({ ...(await posted()), text: 'x'.repeat(4_001) }))).toBe('msg_too_long');
  });

  it('makes no message again after chat.delete', async () => {
    const message = await posted();
    await chat().delete(message);
    expect(await errorOf(chat().update({ ...message, text: 'x' }))).toBe('message_not_found');
  });
});

describe('a button', () => {
  it('tells the app what was pressed, in what message, and where to answer', async () => {
    const { ts } = await chat().postMessage({ channel: dm, text: 'Order 21', blocks: [buttons('start', 'cancel')] });
    const message = present((await customer.sees.dm()).at(-1));
    expect(buttonsOf(message).map(({ actionId }) => actionId)).toEqual(['start', 'cancel']);
    await customer.press(message, 'start');
    expect(space.app.last('block_actions')).toMatchObject({
      user: { id: 'U0CAKELOVER', username: 'cakelover', team_id: 'T0BAKERY' },
      container: { type: 'message', message_ts: ts, channel_id: dm, is_ephemeral: false },
      channel: { id: dm, name: 'directmessage' },
      message: { ts, text: 'Order 21' },
      actions: [{ action_id: 'start', block_id: 'buttons', type: 'button', value: 'value of start' }],
    });
    await expect(customer.press(message, 'deliver')).rejects.toThrow('There are: buttons/start = value of start');
  });

  it('that is gone, or seen by others only, cannot be pressed', async () => {
    const { ts = '' } = await chat().postMessage({ channel: dm, text: 'Order 22', blocks: [buttons('start')] });
    const message = present((await customer.sees.dm()).at(-1));
    await chat().update({ channel: dm, ts, text: 'Order 22 is done', blocks: [] });
    await expect(customer.press(message, 'start')).rejects.toThrow('There is no element');
    const baker = await space.team.person('Ben Baker');
    await expect(baker.press(message, 'start')).rejects.toThrow(/sees no channel/);
  });

  it('with a confirmation dialog sends nothing to who backs out', async () => {
    const dialog = { text: 'The order is lost.', title: 'Cancel?', confirm: 'Cancel it', deny: 'Keep it' };
    const confirm = Object.fromEntries(
      Object.entries(dialog).map(([name, text]) => [name, { type: 'plain_text', text }]),
    );
    const [cancel] = buttons('cancel').elements;
    const blocks = [{ type: 'actions', elements: [{ ...cancel, confirm }] }] as never;
    await chat().postMessage({ channel: dm, text: 'Order 23', blocks });
    const message = present((await customer.sees.dm()).at(-1));
    const before = space.app.received.length;
    expect(await customer.press(message, 'cancel', { confirmed: false })).toEqual({ dialog: confirm });
    expect(space.app.received).toHaveLength(before);
    expect((await customer.press(message, 'cancel')).ack).toMatchObject({ status: 200 });
  });
});

describe('history', () => {
  it('comes newest first, in pages, with metadata when asked for', async () => {
    const { channel } = await space.web.conversations.open({ users: 'U0BAKER' });
    const stamps: string[] = [];
    for (const id of ['1', '2', '3']) {
      const { ts = '' } = await chat().postMessage({ channel: channel?.id ?? '', text: id, metadata: metadata(id) });
      stamps.push(ts);
    }
    const read = (more: object) => space.web.conversations.history({ channel: channel?.id ?? '', ...more });
    const texts = async (more: object) => (await read(more)).messages?.map(({ text }) => text);
    expect(await texts({ oldest: stamps[0] })).toEqual(['3', '2']);
    expect(await texts({ oldest: stamps[0], inclusive: true })).toEqual(['3', '2', '1']);
    expect(await texts({ latest: stamps[2] })).toEqual(['2', '1']);
    const first = await read({ limit: 2, include_all_metadata: true });
    expect(first.has_more).toBe(true);
    expect(first.messages?.[0]?.metadata).toEqual(metadata('3'));
    expect(await texts({ limit: 2, cursor: first.response_metadata?.next_cursor })).toEqual(['1']);
    expect((await read({})).messages?.[0]?.metadata).toEqual({ event_type: 'order_card' });
  });
});
