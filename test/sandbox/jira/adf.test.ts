import { describe, expect, it } from '@jest/globals';
import { type Adf, type AdfNode, adfFault, adfText } from '../../../sandbox/jira/adf.ts';

const text = (words: string): AdfNode => ({ type: 'text', text: words });
const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const cell = (type: 'tableHeader' | 'tableCell', words: string): AdfNode => ({
  type,
  content: [paragraph(text(words))],
});
const doc = (...content: AdfNode[]): Adf => ({ type: 'doc', version: 1, content });
const table = doc(paragraph(text('Dear supplier,')), {
  type: 'table',
  content: [
    { type: 'tableRow', content: [cell('tableHeader', 'Ingredient'), cell('tableHeader', 'Amount')] },
    { type: 'tableRow', content: [cell('tableCell', 'butter'), cell('tableCell', '132 g')] },
  ],
});

describe('the check of Atlassian documents', () => {
  it('takes a table of ingredients', () => {
    expect(adfFault(table)).toBeUndefined();
    expect(adfText(table)).toBe('Dear supplier,\nIngredient | Amount\nbutter | 132 g');
  });

  it.each<[string, unknown]>([
    ['a text node must not be empty', doc(paragraph(text('')))],
    ['there is no node type marquee', doc({ type: 'marquee', content: [] })],
    ['there is no mark blink', doc(paragraph({ type: 'text', text: 'hi', marks: [{ type: 'blink' }] }))],
    ['table cannot hold tableCell', doc({ type: 'table', content: [cell('tableCell', 'butter')] })],
    [
      'tableCell cannot hold text',
      doc({
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [text('butter')] }] }],
      }),
    ],
    ['tableRow must not be empty', doc({ type: 'table', content: [{ type: 'tableRow', content: [] }] })],
    ['doc cannot hold text', doc(text('butter'))],
    ['heading needs attrs.level', doc({ type: 'heading', content: [text('Order')] })],
    ['link needs attrs.href', doc(paragraph({ type: 'text', text: 'here', marks: [{ type: 'link' }] }))],
    ['doc.version must be 1', { type: 'doc', content: [] }],
    ['it must be a node of type doc', paragraph()],
    ['it must be a node of type doc', null],
  ])('refuses: %s', (fault, document) => {
    expect(adfFault(document)).toContain(fault);
  });
});
