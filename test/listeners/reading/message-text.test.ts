import { describe, expect, it } from '@jest/globals';
import { mentionedIn, messageText } from '../../../src/listeners/reading/message-text.ts';

const read = (message: object) => messageText({ ...message }, (user) => (user === 'U0BAKER' ? 'Ben Baker' : undefined));
const words = (text: string) => ({ type: 'text', text });
const part = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: object[]) => ({ type: 'rich_text', elements });

describe('what people read in a message', () => {
  it('is its text where somebody wrote it, whatever its blocks repeat', () => {
    const blocks = [rich(part(words('two '), { ...words('cakes'), style: { bold: true } }))];
    expect(read({ text: 'two *cakes*', blocks })).toBe('two cakes');
  });

  it('is what the blocks show where an app wrote it', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'An *inquiry* &amp; more' } },
      { type: 'divider' },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'from <@U0BAKER>' },
        fields: [
          { type: 'mrkdwn', text: '*How many*\n2' },
          { type: 'plain_text', text: 'soon' },
        ],
      },
      {
        type: 'context',
        elements: [
          { type: 'image', alt_text: 'a bird' },
          { type: 'mrkdwn', text: '_by form_' },
        ],
      },
      { type: 'image', alt_text: 'A cake', title: { type: 'plain_text', text: 'Like this' } },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Press me' } }] },
    ];
    expect(read({ text: "This content can't be displayed.", blocks })).toBe(
      'An *inquiry* & more\nfrom @Ben Baker\nHow many\n2\nsoon\nby form\nLike this',
    );
  });

  it('is what rich text says, where there is nothing else', () => {
    const blocks = [
      rich(
        part(
          ...[
            words('For '),
            { type: 'user', user_id: 'U0BAKER' },
            words(' &amp; '),
            { type: 'broadcast', range: 'here' },
          ],
          ...[words(' '), { type: 'emoji', name: 'cake' }, { type: 'link', url: 'https://x.example', text: ' this' }],
          { type: 'color', value: '#fff' },
        ),
        { type: 'rich_text_list', style: 'ordered', elements: [part(words('one')), part(words('two'))] },
        { type: 'rich_text_list', style: 'bullet', elements: [part(words('three'))] },
        { type: 'rich_text_preformatted', elements: [words('four')] },
      ),
    ];
    expect(read({ blocks })).toBe(
      'For @Ben Baker & @here :cake: this (https://x.example)\n1. one\n2. two\n• three\nfour',
    );
  });

  it('is the text where the blocks have none, and what is attached to it', () => {
    const attachments = [
      { pretext: 'From the shop', title: '<https://x.example|Order>', text: '*2* cakes', fallback: 'unseen' },
      { fallback: 'a picture' },
    ];
    expect(read({ text: 'look:', blocks: [{ type: 'divider' }], attachments })).toBe(
      'look:\nFrom the shop\nOrder (https://x.example)\n2 cakes\na picture',
    );
  });

  it.each([
    ['nothing', {}],
    ['empty text', { text: '' }],
    ['blocks that are none', { text: null, blocks: 'x', attachments: [7, null] }],
    [
      'blocks of nonsense',
      {
        blocks: [
          { type: 'section', text: 7 },
          { type: 'rich_text', elements: [{ elements: 3 }] },
        ],
      },
    ],
  ])('is nothing where there is %s', (_, message) => {
    expect(read(message)).toBe('');
  });
});

describe('whom a message mentions', () => {
  it('is found in its text and in its blocks, each once', () => {
    const blocks = [rich(part({ type: 'user', user_id: 'W0ELLA' }, { type: 'user', user_id: 'U0BAKER' }))];
    expect(mentionedIn({ text: 'for <@U0BAKER> and <@U0DEV|dana>', blocks })).toEqual(['U0BAKER', 'U0DEV', 'W0ELLA']);
  });
});
