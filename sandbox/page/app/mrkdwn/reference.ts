import type { Node } from './nodes.ts';

interface Parsers {
  inline(text: string): Node[];
  decode(text: string): string;
}

const SAFE = /^(https?|mailto|tel):/i;

/**
 * What stands between `<` and `>`: a person, a channel, a date, everybody, or a link. Anything else is no markup.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#linking_to_other_locations
 */
export function reference(angled: string, { inline, decode }: Parsers): Node | undefined {
  const [target = '', label] = splitOnce(angled, '|');
  const named = label === undefined ? {} : { label: decode(label) };
  if (/^@[UW]\w+$/.test(target)) return { type: 'user', id: target.slice(1), ...named };
  if (/^#C\w+$/.test(target)) return { type: 'channel', id: target.slice(1), ...named };
  if (target.startsWith('!date^')) return dateOf(target, decode(label ?? ''));
  if (target.startsWith('!')) return { type: 'broadcast', label: `@${named.label ?? target.slice(1).split('^')[0]}` };
  if (!SAFE.test(target)) return undefined;
  const url = decode(target);
  return { type: 'link', url, inner: label ? inline(label) : [{ type: 'text', text: url.replace(/^mailto:/, '') }] };
}

/** `!date^1795422931^{date_short_pretty} at {time}^https://example.com` */
function dateOf(target: string, fallback: string): Node | undefined {
  const [, seconds = '', format = '', url] = target.split('^');
  if (!/^\d+$/.test(seconds)) return undefined;
  return { type: 'date', seconds: Number(seconds), format, fallback, ...(url && SAFE.test(url) && { url }) };
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
