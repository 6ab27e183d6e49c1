import { describe, expect, it } from '@jest/globals';
import { checkBlocks, checkMessage, checkView } from '../../../sandbox/slack/blocks/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (length: number) => 'x'.repeat(length);
const section = (more: object) => ({ type: 'section', ...more });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const option = (value: string, text = value) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(String(index)));
const select = (more: object) => ({ type: 'static_select', action_id: 'one', ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Field'), element, ...more });
const text = { type: 'plain_text_input', action_id: 'text' };
const number = { type: 'number_input', action_id: 'n', is_decimal_allowed: false };
const table = (rows: object[][]) => ({ type: 'table', rows });
const cell = (content: string) => ({ type: 'raw_text', text: content });
const confirm = { title: plain('Sure?'), text: plain('It is lost.'), confirm: plain('Yes'), deny: plain('No') };

describe('blocks within the limits', () => {
  it.each([
    ['a section of the longest text', 'message', [section({ text: mrkdwn(x(3000)) })]],
    ['ten fields', 'home', [section({ fields: Array(10).fill(mrkdwn(x(2000))) })]],
    ['a header', 'modal', [{ type: 'header', text: plain(x(150)) }]],
    ['25 buttons', 'message', [actions(...Array.from({ length: 25 }, (_, id) => button({ action_id: `go-${id}` })))]],
    ['a button with everything', 'home', [actions(button({ style: 'danger', value: x(2000), confirm }))]],
    ['100 options', 'modal', [input(select({ options: options(100), initial_option: option('7') }))]],
    [
      'groups',
      'message',
      [
        section({
          text: plain('x'),
          accessory: select({ option_groups: [{ label: plain('a'), options: options(2) }] }),
        }),
      ],
    ],
    ['a number', 'modal', [input(number)]],
    ['a table', 'message', [table([[cell('Butter'), cell('132 g')]])]],
    ['markdown', 'message', [{ type: 'markdown', text: x(12_000) }]],
    ['an alert', 'modal', [{ type: 'alert', text: plain('Careful'), level: 'warning' }]],
    ['50 dividers', 'message', Array(50).fill({ type: 'divider' })],
    ['100 dividers', 'home', Array(100).fill({ type: 'divider' })],
    [
      'rich text',
      'message',
      [
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hi', style: { bold: true } }] }],
        },
      ],
    ],
  ] as const)('%s', (_name, surface, blocks) => {
    expect(checkBlocks(surface, blocks)).toEqual([]);
  });
});

describe('blocks beyond the limits', () => {
  it.each([
    [
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      'message',
      [section({ text: mrkdwn(x(3001)) })],
    ],
    ['must be more than 0 characters [json-pointer:/blocks/0/text/text]', 'home', [section({ text: mrkdwn('') })]],
    ['must define one of: text, fields [json-pointer:/blocks/0]', 'message', [section({})]],
    [
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
      'home',
      [section({ fields: Array(11).fill(plain('x')) })],
    ],
    [
      'invalid additional property: colour [json-pointer:/blocks/0]',
      'modal',
      [section({ text: plain('x'), colour: 'red' })],
    ],
    ['unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]', 'message', [{ type: 'header', text: mrkdwn('x') }]],
    [
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
      'message',
      [actions(button({ text: plain(x(76)) }))],
    ],
    [
      'must be a valid enum value [json-pointer:/blocks/0/elements/0/style]',
      'home',
      [actions(button({ style: 'default' }))],
    ],
    [
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
      'message',
      [actions(...Array.from({ length: 26 }, (_, id) => button({ action_id: `${id}` })))],
    ],
    ['no fewer than 1 items allowed [json-pointer:/blocks/0/elements]', 'message', [actions()]],
    [
      'action_id must be unique in its block [json-pointer:/blocks/0/elements/1/action_id]',
      'message',
      [actions(button(), button())],
    ],
    [
      'block_id must be unique [json-pointer:/blocks/1/block_id]',
      'modal',
      [
        { type: 'divider', block_id: 'a' },
        { type: 'divider', block_id: 'a' },
      ],
    ],
    [
      'no more than 100 items allowed [json-pointer:/blocks/0/element/options]',
      'modal',
      [input(select({ options: options(101) }))],
    ],
    [
      'no fewer than 1 items allowed [json-pointer:/blocks/0/element/options]',
      'modal',
      [input(select({ options: [] }))],
    ],
    [
      'initial_option must match an option [json-pointer:/blocks/0/element/initial_option]',
      'modal',
      [input(select({ options: options(2), initial_option: option('0', 'Other') }))],
    ],
    [
      'must be less than 76 characters [json-pointer:/blocks/0/element/options/0/text/text]',
      'modal',
      [input(select({ options: [option('a', x(76))] }))],
    ],
    [
      'must define only one of: options, option_groups [json-pointer:/blocks/0/element]',
      'modal',
      [input(select({ options: options(1), option_groups: [{ label: plain('a'), options: options(1) }] }))],
    ],
    [
      'missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]',
      'modal',
      [input({ type: 'number_input', action_id: 'n' })],
    ],
    ['unsupported type: number_input [json-pointer:/blocks/0/element/type]', 'home', [input(number)]],
    ['unsupported type: table [json-pointer:/blocks/0/type]', 'modal', [table([[cell('x')]])]],
    ['unsupported type: alert [json-pointer:/blocks/0/type]', 'message', [{ type: 'alert', text: plain('x') }]],
    ['unsupported type: markdown [json-pointer:/blocks/0/type]', 'home', [{ type: 'markdown', text: 'x' }]],
    ['must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]', 'message', [table([[cell('')]])]],
    ['no more than 100 items allowed [json-pointer:/blocks/0/rows]', 'message', [table(Array(101).fill([cell('x')]))]],
    ['only one table is allowed [json-pointer:/blocks]', 'message', [table([[cell('x')]]), table([[cell('x')]])]],
    [
      'table must be less than 10001 characters [json-pointer:/blocks]',
      'message',
      [table(Array(100).fill([cell(x(101))]))],
    ],
    ['no more than 50 items allowed [json-pointer:/blocks]', 'message', Array(51).fill({ type: 'divider' })],
    [
      'only one element may have focus_on_load [json-pointer:/blocks]',
      'modal',
      [input({ ...text, focus_on_load: true }), input({ ...text, focus_on_load: true })],
    ],
    [
      'missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]',
      'message',
      [actions(button({ confirm: { ...confirm, deny: undefined } }))],
    ],
    ['unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]', 'message', [actions(text)]],
    ['unsupported type: constructor [json-pointer:/blocks/0/type]', 'message', [{ type: 'constructor' }]],
    ['must provide an object [json-pointer:/blocks/0]', 'message', [null]],
  ] as const)('%s', (complaint, surface, blocks) => {
    expect(checkBlocks(surface, blocks)).toContain(`[ERROR] ${complaint}`);
  });
});

describe('a view', () => {
  const modal = { type: 'modal', title: plain('Order'), blocks: [input(text)], submit: plain('Order') };

  it('is fine as it should be', () => {
    expect(checkView(modal)).toEqual([]);
    expect(checkView({ type: 'home', blocks: [], private_metadata: '{}' })).toEqual([]);
  });

  it.each([
    ['must be less than 25 characters [json-pointer:/view/title/text]', { ...modal, title: plain(x(25)) }],
    [
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
      { ...modal, submit: undefined },
    ],
    ['missing required field: title [json-pointer:/view]', { ...modal, title: undefined }],
    [
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
      { ...modal, private_metadata: x(3001) },
    ],
    ['must be less than 256 characters [json-pointer:/view/callback_id]', { ...modal, callback_id: x(256) }],
    [
      'no more than 100 items allowed [json-pointer:/view/blocks]',
      { ...modal, blocks: Array(101).fill({ type: 'divider' }) },
    ],
    ['invalid additional property: title [json-pointer:/view]', { ...modal, type: 'home', submit: undefined }],
    ['unsupported type: dialog [json-pointer:/view/type]', { ...modal, type: 'dialog' }],
    [
      'must be less than 250001 bytes [json-pointer:/view]',
      { ...modal, blocks: Array(90).fill(section({ text: plain(x(3000)) })) },
    ],
  ])('%s', (complaint, view) => {
    expect(checkView(view)).toContain(`[ERROR] ${complaint}`);
  });
});

describe('a message', () => {
  it('has a text or blocks, and metadata of Slack’s form', () => {
    expect(checkMessage({ text: 'Hello', metadata: { event_type: 'card', event_payload: { id: '1' } } })).toEqual([]);
    expect(checkMessage({ blocks: [{ type: 'divider' }] })).toEqual([]);
    expect(checkMessage({ text: '', blocks: [] })).toEqual(['[ERROR] no_text [json-pointer:/text]']);
    expect(checkMessage({ text: 'x', metadata: { event_type: 'card' } })).toEqual([
      '[ERROR] missing required field: event_payload [json-pointer:/metadata]',
    ]);
  });

  it('is not longer than Slack takes in all', () => {
    const blocks = Array(5).fill(section({ text: mrkdwn(x(2_700)) }));
    expect(checkMessage({ text: 'x', blocks })).toEqual([
      '[ERROR] must have less than 13001 characters in all blocks [json-pointer:/blocks]',
    ]);
  });
});
