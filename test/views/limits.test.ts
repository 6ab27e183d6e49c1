import { describe, expect, it } from '@jest/globals';
import { checkMessage, checkView } from '../../sandbox/slack/blocks/index.ts';
import { textsIn } from '../../sandbox/slack/blocks/walk.ts';
import { orderCard } from '../../src/views/messages/order-card.ts';
import { productOption } from '../../src/views/modals/product-option.ts';
import { spoken } from '../../src/views/spoken.ts';
import { messages, views } from './every.ts';
import { hostileOrder, hostileProduct, hostileTexts } from './hostile.ts';

/** The texts in which `<…>` means something to Slack: all but those of plain text objects and of a table's cells. */
const live = (value: unknown): string[] =>
  textsIn(
    JSON.parse(JSON.stringify(value), (_, inner) =>
      ['plain_text', 'raw_text'].includes(inner?.type) ? { ...inner, text: '' } : inner,
    ),
  );

describe.each(Object.entries(hostileTexts))('with text that is %s', (_, text) => {
  it.each(Object.entries(messages(text)))('the message “%s” is within Slack’s limits', (_name, message) => {
    expect(checkMessage({ ...message })).toEqual([]);
    expect(spoken(message).text.length).toBeLessThanOrEqual(4_000);
  });

  it.each(Object.entries(views(text)))('the view “%s” is within Slack’s limits', (_name, view) => {
    expect(checkView(view)).toEqual([]);
  });

  it('an option of the menu is within Slack’s limits', () => {
    const { text: label, value = '' } = productOption(hostileProduct(text));
    expect(label?.text.length).toBeLessThanOrEqual(75);
    expect(value.length).toBeLessThanOrEqual(150);
  });
});

describe('text from people', () => {
  it.each(Object.entries({ ...messages(hostileTexts.mention), ...views(hostileTexts.mention) }))(
    'mentions nobody and links nowhere in “%s”',
    (_name, shown) => {
      const texts = live(shown).join('\n');
      expect(texts).not.toMatch(/<!(channel|here|everyone)|<https?:|<@U0BAKER>/);
    },
  );

  it.each(Object.entries(messages(hostileTexts.mention)))(
    'mentions nobody where “%s” is read out',
    (_name, message) => {
      expect(spoken(message).text).not.toMatch(/<!(channel|here|everyone)|<https?:|<@U0BAKER>/);
    },
  );

  it('is there, and readable', () => {
    expect(live(orderCard(hostileOrder(hostileTexts.mention), new Date(0))).join()).toContain('&lt;!channel&gt;');
  });
});
