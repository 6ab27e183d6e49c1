/**
 * Text from people, safe inside mrkdwn: nobody's name mentions `<!channel>` or makes a link.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The reverse of {@link escapeText}. What somebody typed into a command is read by {@link legibleText}. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text from people, safe inside HTML and its attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** At most `longest` UTF-16 units, which is what Slack counts; what was cut off ends in `…`, never in half a character. */
export function truncate(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text from people, escaped, at most `longest` UTF-16 units long after that, and never cut inside an entity. */
export function escapeWithin(text: string, longest: number): string {
  const escaped = escapeText(text);
  if (escaped.length <= longest) return escaped;
  return `${truncate(escaped, longest)
    .slice(0, -1)
    .replace(/&[a-z]{0,3}$/, '')}…`;
}

const LONGEST_NAME = 150;

/** A name or another short text from people inside a line of ours: escaped, on one line. */
export function short(text: string): string {
  return escapeWithin(text.replace(/\s+/g, ' ').trim(), LONGEST_NAME);
}

/**
 * What somebody typed into a command, as they see it themselves: people and channels by their names, links as written.
 *
 * @see https://docs.slack.dev/interactivity/implementing-slash-commands#escaping
 */
export function legibleText(text: string): string {
  const named = text.replace(/<([@#]|)[^<>|]*\|([^<>|]+)>/g, '$1$2').replace(/<([^<>|@#!][^<>|]*)>/g, '$1');
  return unescapeText(named);
}
