import type { Node } from './nodes.ts';
import { reference } from './reference.ts';

/** Letters and digits before or after a mark make it an ordinary character: `snake_case`, `2*3*4`. */
function marked(mark: string): string {
  return `(?<![\\p{L}\\p{N}])[${mark}](?![\\s${mark}])([^\\n${mark}]*[^\\s${mark}])[${mark}](?![\\p{L}\\p{N}])`;
}

const TOKEN = new RegExp(
  [
    '```([\\s\\S]+?)```',
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    // Not in `10:30:45`.
    "(?<![\\p{L}\\p{N}]):([a-z0-9_+'-]+):(?:skin-tone-\\d:)?(?![\\p{L}\\p{N}])",
    marked('*'),
    marked('_'),
    marked('~'),
    '(\\n)',
  ].join('|'),
  'gu',
);
const QUOTED = /^(?:&gt;|>) ?/;

/**
 * Slack's mrkdwn as a tree. Tokens are found in the text as it was sent, and `&lt; &gt; &amp;` decoded once, at the end, so
 * that escaped text can never become markup.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(text: string): Node[] {
  const nodes: Node[] = [];
  for (const { quoted, lines } of paragraphs(text)) {
    const inner = inline(lines.join('\n'));
    if (nodes.length > 0 && !quoted && nodes.at(-1)?.type !== 'quote') nodes.push({ type: 'break' });
    nodes.push(...(quoted ? [{ type: 'quote', inner } as const] : inner));
  }
  return nodes;
}

/** Lines with and without a `>` before them; a code block is never torn apart. */
function paragraphs(text: string): Array<{ quoted: boolean; lines: string[] }> {
  const result: Array<{ quoted: boolean; lines: string[] }> = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    const quoted = !fenced && QUOTED.test(line);
    if ((line.match(/```/g)?.length ?? 0) % 2 === 1) fenced = !fenced;
    const last = result.at(-1);
    const bare = quoted ? line.replace(QUOTED, '') : line;
    if (last && last.quoted === quoted) last.lines.push(bare);
    else result.push({ quoted, lines: [bare] });
  }
  return result;
}

function inline(text: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const node = nodeOf(match);
    if (!node) continue;
    if (match.index > from) nodes.push({ type: 'text', text: decode(text.slice(from, match.index)) });
    nodes.push(node);
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push({ type: 'text', text: decode(text.slice(from)) });
  return nodes;
}

function nodeOf([, fence, code, angled, emoji, bold, italic, strike, newline]: RegExpExecArray): Node | undefined {
  if (fence !== undefined) return { type: 'preformatted', text: decode(fence.replace(/^\n|\n$/g, '')) };
  if (code !== undefined) return { type: 'code', text: decode(code) };
  if (angled !== undefined) return reference(angled, { inline, decode });
  if (emoji !== undefined) return { type: 'emoji', name: emoji };
  if (bold !== undefined) return { type: 'bold', inner: inline(bold) };
  if (italic !== undefined) return { type: 'italic', inner: inline(italic) };
  if (strike !== undefined) return { type: 'strike', inner: inline(strike) };
  return newline === undefined ? undefined : { type: 'break' };
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
