import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../sandbox/client/fill.ts';
import type { Actor } from '../../../sandbox/client/person.ts';
import type { View } from '../../../sandbox/client/types.ts';
import { until } from '../../../sandbox/client/until.ts';
import { present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let customer: Actor;
let view: View;

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['Small', 'Large'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const elements = [
  { type: 'static_select', options },
  { type: 'radio_buttons', options },
  { type: 'checkboxes', options },
  { type: 'multi_static_select', options, max_selected_items: 1 },
  { type: 'users_select' },
  { type: 'conversations_select' },
  { type: 'datepicker' },
  { type: 'timepicker', timezone: 'Europe/Berlin' },
  { type: 'datetimepicker' },
  { type: 'email_text_input' },
];

beforeAll(async () => {
  space = await startWorkspace();
  customer = await space.team.person('Mr. Cakelover');
  await customer.shortcut('place_order');
  const blocks = elements.map((element) => ({
    type: 'input',
    block_id: element.type,
    label: plain(element.type),
    optional: true,
    element: { ...element, action_id: element.type },
  }));
  const modal = { type: 'modal', title: plain('All'), submit: plain('Send'), blocks };
  await space.web.views.open({ trigger_id: space.app.last('shortcut').trigger_id, view: modal as never });
  view = await until('the modal', () => customer.sees.view());
});
afterAll(() => space.close());

describe('a field', () => {
  it.each<[string, Entry, object]>([
    ['static_select', 'Large', { selected_option: options[1] }],
    ['static_select', null, { selected_option: null }],
    ['radio_buttons', 'small', { selected_option: options[0] }],
    ['checkboxes', ['small', 'Large'], { selected_options: options }],
    ['checkboxes', null, { selected_options: [] }],
    ['multi_static_select', 'Small', { selected_options: [options[0]] }],
    ['users_select', 'Ben Baker', { selected_user: 'U0BAKER' }],
    ['conversations_select', 'kitchen', { selected_conversation: 'C0KITCHEN' }],
    ['datepicker', '2026-11-24', { selected_date: '2026-11-24' }],
    ['timepicker', '17:30', { selected_time: '17:30', timezone: 'Europe/Berlin' }],
    ['datetimepicker', 1_795_248_000, { selected_date_time: 1_795_248_000 }],
  ])('%s holds %p as Slack writes it', async (name, entry, held) => {
    await customer.choose(view, name, entry);
    expect(present(await customer.sees.view()).state.values[name]?.[name]).toEqual({ type: name, ...held });
  });

  it.each<[string, Entry]>([
    ['static_select', 'Huge'],
    ['multi_static_select', ['small', 'large']],
    ['users_select', 'Ms. Delicious'],
    ['datepicker', 'tomorrow'],
  ])('%s does not take %p', async (name, entry) => {
    await expect(customer.choose(view, name, entry)).rejects.toThrow('422');
  });

  it('for an address wants one before it sends', async () => {
    expect(await customer.submit(view, { email_text_input: 'nobody' })).toMatchObject({
      errors: { email_text_input: 'Please enter a valid email address.' },
    });
  });
});

it('a person who only looks at a channel cannot act in it', async () => {
  await space.web.conversations.join({ channel: 'C0KITCHEN' });
  await space.web.chat.postMessage({ channel: 'C0KITCHEN', text: 'Order 21' });
  expect(await customer.sees.channel('kitchen')).toHaveLength(1);
  await expect(customer.say('kitchen', 'Hello')).rejects.toThrow('has not joined #kitchen');
  await expect(customer.command('/order', '', { channel: 'kitchen' })).rejects.toThrow('has not joined #kitchen');
  await space.team.invite('kitchen', customer.id);
  expect(await customer.say('kitchen', 'Hello')).toMatchObject({ channel: 'C0KITCHEN', text: 'Hello' });
});
