import { escapeText, unescapeText } from '../../views/escape.ts';

/** What somebody is called, by their Slack user id; undefined for whom nobody knows. */
export type NameOf = (user: string) => string | undefined;

const CODE = /```\n?([\s\S]+?)\n?```|`([^`\n]+)`/g;
const REFERENCE = /<([^<>]+)>/g;

/** `*bold*`, `_italic_`, `~struck~`: marks count where no letter or digit touches them from outside. */
const MARKS = ['\\*', '_', '~'].map(
  (mark) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${mark}])${mark}(?=\\S)([^${mark}\\n]+)(?<=\\S)${mark}(?![\\p{L}\\p{N}${mark}])`,
      'gu',
    ),
);

/** Stand for what no mark is looked for in. Unicode has them for nobody's text. */
const [OPEN, CLOSE] = ['\uFDD0', '\uFDD1'];
const KEPT = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

/**
 * Text in Slack's mrkdwn as people read it: names for ids, links with their addresses, no marks, nothing escaped.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainText(mrkdwn: string, nameOf: NameOf): string {
  const kept: string[] = [];
  const keep = (text: string) => `${OPEN}${kept.push(text) - 1}${CLOSE}`;
  const readable = (text: string) => text.replace(REFERENCE, (_, inside: string) => reference(inside, nameOf));

  const bare = mrkdwn
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .replace(CODE, (_, lines?: string, words?: string) => keep(readable(lines ?? words ?? '')))
    .replace(REFERENCE, (whole) => keep(readable(whole)));
  const unmarked = MARKS.reduce((text, mark) => text.replace(mark, '$1'), bare);
  return unescapeText(unmarked.replace(KEPT, (_, index) => kept[Number(index)] ?? '')).trim();
}

/** What stands between `<` and `>`, still escaped: `@U123`, `#C123|general`, `!here`, `https://example.com|a label`. */
function reference(inside: string, nameOf: NameOf): string {
  const [target = '', label = ''] = inside.split(/\|(.*)/s);
  const id = target.slice(1);
  switch (target[0]) {
    case '@':
      return `@${escapeText(nameOf(id) ?? '') || label || id}`;
    case '#':
      return `#${label || id}`;
    case '!':
      return label || `@${id}`;
    default:
      return link(target, label);
  }
}

function link(target: string, label: string): string {
  const address = target.replace(/^(?:mailto|tel):/, '');
  const isSame = label === '' || [address, address.replace(/^https?:\/\//, '')].includes(label);
  return isSame ? address : `${label} (${address})`;
}
