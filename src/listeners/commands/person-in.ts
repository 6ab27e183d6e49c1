import { legibleText } from '../../views/escape.ts';

/**
 * Whom somebody means who typed a mention, or else a name.
 *
 * @param text as Slack sends it: escaped, and mentions as `<@U123|name>`
 */
export function personIn(text: string): { slackUser: string } | { name: string } {
  const [, slackUser] = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/.exec(text) ?? [];
  return slackUser ? { slackUser } : { name: legibleText(text) };
}
