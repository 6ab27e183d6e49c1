import { describe, expect, it } from '@jest/globals';
import { button, context, header, section } from '../../src/views/blocks.ts';
import { sheetMessage } from '../../src/views/messages/bake-sheet.ts';
import { stockLevels } from '../../src/views/messages/stock.ts';
import { spoken } from '../../src/views/spoken.ts';

const butter = { name: 'butter', unit: 'g', onHand: 400_000, reserved: 0, incoming: 0, counted: true } as const;

describe('what is read out', () => {
  it('is all that the blocks say, each once', () => {
    const { text } = spoken(stockLevels([{ ...butter, low: false }]));
    expect(text).toBe('The stock: 1 ingredient, 0 low\n*butter* · 400 g on hand');
  });

  it('is each kind of block that has words', () => {
    const blocks = [
      header('A & B'),
      section('one\ntwo', { accessory: button('a', 'Press') }),
      section('*News*', { fields: [{ type: 'plain_text', text: '<!here>' }] }),
      { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' } as const,
      context('small'),
    ];
    expect(spoken({ text: ':tada: News', blocks }).text).toBe(':tada: News\nA &amp; B\none\ntwo\n&lt;!here&gt;\nsmall');
  });

  it('is a table row by row', () => {
    const order = { number: 21, dueAt: new Date('2026-11-21T10:00:00Z'), what: '1 x <Tea>', customer: 'Ms. Delicious' };
    const sheet = { day: '2026-11-21', zone: 'Etc/UTC', more: false, ingredients: [], page: 1, pages: 1 };
    const orders = [{ ...order, id: 'o', started: false, extras: [], notes: 'quick' }];
    expect(spoken(sheetMessage({ ...sheet, orders })).text).toMatch(
      /\nSat.* · 21 · 1 x &lt;Tea&gt; · Ms. Delicious · quick$/,
    );
  });

  it('ends at a whole line where there is more than Slack takes', () => {
    const { text } = spoken({
      text: 'Long',
      blocks: [section(`${'x'.repeat(99)}\n`.repeat(20)), section('y'.repeat(2_500))],
    });
    expect(text).toMatch(/x\n…$/);
    expect(text.length).toBeLessThanOrEqual(4_000);
  });
});
