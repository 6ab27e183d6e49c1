import { expect, it } from '@jest/globals';
import { legibleText } from '../../src/views/escape.ts';

it.each([
  ['<@U0BAKER|ben> is in <#C0KITCHEN|kitchen>', '@ben is in #kitchen'],
  ['see <https://example.com/a>, or <mailto:a@b.example|a@b.example>', 'see https://example.com/a, or a@b.example'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['ask <!subteam^S1|@bakers>', 'ask @bakers'],
])('text from a command is read as it was typed: %s', (sent, typed) => {
  expect(legibleText(sent)).toBe(typed);
});
