import { expect, it } from '@jest/globals';
import { textOf } from '../../../sandbox/drive/text.ts';
import { htmlOf } from '../../../src/integrations/google-drive/html.ts';

it('writes what people wrote as text, whatever it looks like', () => {
  const hostile = `<script>alert("1")</script> & <img src=x onerror='a'> &lt;`;
  const html = htmlOf({ title: hostile, paragraphs: [{ text: hostile, note: hostile }] });
  expect(html).not.toMatch(/<script|<img/);
  expect(textOf(html).split('\n')).toEqual([hostile, hostile, hostile]);
});

it('has a heading, a paragraph for each line, and what is below it in italics', () => {
  const html = htmlOf({ title: 'Title', paragraphs: [{ text: 'One', note: 'why' }, { text: 'Two' }] });
  expect(html).toContain('<h1>Title</h1>\n<p>One<br><i>why</i></p>\n<p>Two</p>');
});
