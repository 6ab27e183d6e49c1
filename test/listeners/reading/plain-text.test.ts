import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../src/listeners/reading/plain-text.ts';

const names: Readonly<Record<string, string>> = { U0BAKER: 'Ben Baker', U0EVIL: '<!channel> &amp; *co*' };
const read = (mrkdwn: string) => plainText(mrkdwn, (user) => names[user]);

describe('mrkdwn as people read it', () => {
  it.each([
    ['nobody’s marks', 'two cakes, please', 'two cakes, please'],
    ['bold, italic and struck words', '*two* _large_ ~small~ cakes', 'two large small cakes'],
    ['marks within marks', '*_two_ cakes*', 'two cakes'],
    ['marks that are none', 'snake_case_name, 2*3*4, * a * b', 'snake_case_name, 2*3*4, * a * b'],
    ['code', 'use `chocolate_cake *raw*`', 'use chocolate_cake *raw*'],
    ['lines of code', 'see\n```\n_a_\n<https://x.example|x>\n```', 'see\n_a_\nx (https://x.example)'],
    ['people by name', 'for <@U0BAKER>, <@U0OTHER|ella> and <@U0STRANGER>', 'for @Ben Baker, @ella and @U0STRANGER'],
    ['channels', 'in <#C0GENERAL|general> or <#C0X>', 'in #general or #C0X'],
    ['everybody', '<!here> <!channel> <!subteam^S1|@bakers>', '@here @channel @bakers'],
    ['dates', 'by <!date^1795248000^{date}|21 November>', 'by 21 November'],
    [
      'links',
      '<https://x.example/a_b_c> <https://x.example|the recipe>',
      'https://x.example/a_b_c the recipe (https://x.example)',
    ],
    ['links that say their address', '<http://x.example|x.example>', 'http://x.example'],
    ['addresses of people', '<mailto:ben@x.example|ben@x.example> <tel:+49|+49>', 'ben@x.example +49'],
    ['a link in bold', '*<https://x.example/_a_|here>*', 'here (https://x.example/_a_)'],
    ['what Slack escapes', 'butter &amp; eggs &gt; 3 &lt; 4', 'butter & eggs > 3 < 4'],
    ['quotes', '&gt; two cakes', '> two cakes'],
    ['spaces around', '  \n two \n ', 'two'],
    ['nothing', '', ''],
  ])('reads %s', (_, mrkdwn, plain) => {
    expect(read(mrkdwn)).toBe(plain);
  });

  it('decodes once, so that nobody makes a mention of text', () => {
    expect(read('&amp;lt;!channel&amp;gt;')).toBe('&lt;!channel&gt;');
    expect(read('&lt;!channel&gt;')).toBe('<!channel>');
  });

  it('takes a name for nothing but a name', () => {
    expect(read('<@U0EVIL>')).toBe('@<!channel> &amp; *co*');
  });

  it('is not led astray by the characters that it uses itself', () => {
    expect(read('\uFDD00\uFDD1 `a`')).toBe('0 a');
  });

  it('reads what is long and hostile in no time', () => {
    const started = performance.now();
    for (const text of ['*'.repeat(40_000), '<'.repeat(40_000), '`'.repeat(40_000), '*a '.repeat(13_000)]) read(text);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
