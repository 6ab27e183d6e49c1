import { describe, expect, it } from '@jest/globals';
import type { Node } from '../../../sandbox/page/app/mrkdwn/nodes.ts';
import { parseMrkdwn } from '../../../sandbox/page/app/mrkdwn/parse.ts';

const text = (words: string): Node => ({ type: 'text', text: words });

describe('mrkdwn', () => {
  it.each<[string, Node[]]>([
    [
      '*bold* and _italic_ ~gone~',
      [
        { type: 'bold', inner: [text('bold')] },
        text(' and '),
        { type: 'italic', inner: [text('italic')] },
        text(' '),
        { type: 'strike', inner: [text('gone')] },
      ],
    ],
    ['*a _b_*', [{ type: 'bold', inner: [text('a '), { type: 'italic', inner: [text('b')] }] }]],
    ['snake_case_name and 2*3*4 and * no *', [text('snake_case_name and 2*3*4 and * no *')]],
    ['`*code*` and 10:30:45', [{ type: 'code', text: '*code*' }, text(' and 10:30:45')]],
    ['```\na *b*\n```', [{ type: 'preformatted', text: 'a *b*' }]],
    [':cake: here', [{ type: 'emoji', name: 'cake' }, text(' here')]],
    ['one\ntwo', [text('one'), { type: 'break' }, text('two')]],
    ['&gt; said\n&gt; so\nend', [{ type: 'quote', inner: [text('said'), { type: 'break' }, text('so')] }, text('end')]],
    [
      '<@U0BAKER> in <#C0KITCHEN|kitchen>',
      [{ type: 'user', id: 'U0BAKER' }, text(' in '), { type: 'channel', id: 'C0KITCHEN', label: 'kitchen' }],
    ],
    ['<!channel>', [{ type: 'broadcast', label: '@channel' }]],
    [
      '<https://example.com/?a=1&amp;b=2|*here*>',
      [{ type: 'link', url: 'https://example.com/?a=1&b=2', inner: [{ type: 'bold', inner: [text('here')] }] }],
    ],
    [
      '<!date^1795422931^{date} at {time}|then>',
      [{ type: 'date', seconds: 1_795_422_931, format: '{date} at {time}', fallback: 'then' }],
    ],
  ])('reads %j', (given, nodes) => {
    expect(parseMrkdwn(given)).toEqual(nodes);
  });

  it.each([
    '&lt;!channel&gt;',
    '&lt;@U0BAKER&gt;',
    '&amp;lt;b&amp;gt;',
    '<javascript:alert(1)|click>',
    '<data:text/html,x>',
  ])('takes nothing for markup that people wrote themselves: %s', (given) => {
    expect(parseMrkdwn(given).map(({ type }) => type)).toEqual(['text']);
  });

  it('decodes what was escaped once, and only once', () => {
    expect(parseMrkdwn('&amp;lt; &lt;b&gt;')).toEqual([text('&lt; <b>')]);
  });
});
