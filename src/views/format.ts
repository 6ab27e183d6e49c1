import { describeLine, linePrice, type Order, type OrderLine, type OrderPrice } from '../services/orders/index.ts';
import { escapeText, short } from './escape.ts';
import { money } from './money.ts';

/**
 * An instant in the reader's own zone and language; UTC where Slack cannot. Only inside mrkdwn.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1_000)}^{date_short_pretty} at {time}|${fallback}>`;
}

/** The time of day of an instant that is near, in the reader's own zone. Only inside mrkdwn. */
export function slackTime(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1_000)}^{time}|${at.toISOString().slice(11, 16)} UTC>`;
}

/** An instant for readers whose zone nobody knows: `Saturday, 21 November 2026 at 14:30 GMT+1` */
export function zonedDate(at: Date, timeZone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone }).format(at);
}

/** `Saturday, 21 November` for `2026-11-21` */
export function dayText(date: string): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'Etc/UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(date));
}

/** `Sat 21 Nov, 14:30`, with the offset where a clock change lies between them: then one time of day may come twice. */
export function sheetTimes(instants: readonly Date[], timeZone: string): string[] {
  const time = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' } as const;
  const plain = new Intl.DateTimeFormat('en-GB', { ...time, timeZone });
  const exact = new Intl.DateTimeFormat('en-GB', { ...time, timeZone, timeZoneName: 'shortOffset' });
  const offsetOf = (at: Date) => exact.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  const changes = new Set(instants.map(offsetOf)).size > 1;
  return instants.map((at) => (changes ? exact : plain).format(at));
}

/** An address that can be linked to; undefined for anything else. */
export function linkable(address: string | undefined): string | undefined {
  return address && /^https?:\/\/[^\s<>|]{1,500}$/.test(address) ? address : undefined;
}

/** Words that lead to an address, where it is one. Only inside mrkdwn. @param words ours: not escaped here */
export function linkText(address: string | undefined, words: string): string {
  const link = linkable(address);
  return link ? `<${escapeText(link)}|${words}>` : words;
}

/** `Total €36.00`; nothing where something has no price. */
export function totalText(price: OrderPrice | undefined): string[] {
  return price ? [`Total ${money(price.total, price.currency)}`] : [];
}

/** The lines of an order; where there are several, each with its own price. */
export function linesText({ lines, price }: Pick<Order, 'lines' | 'price'>): string {
  const ofLine = (line: OrderLine) => (price && lines.length > 1 ? linePrice(line) : undefined);
  return lines
    .map((line) => [describeLine(line), ofLine(line)] as const)
    .map(([text, own]) => (price && own !== undefined ? `${text} · ${money(own, price.currency)}` : text))
    .join('\n');
}

/**
 * Names from people, in words: `butter, eggs and 2 more`.
 *
 * @param options.type `conjunction` ends in “and”, `disjunction` in “or”, `unit` in neither
 * @param options.most so many are named
 */
export function namesText(
  names: readonly string[],
  { type = 'conjunction', most = 5 }: { type?: Intl.ListFormatType; most?: number } = {},
): string {
  const more = names.length - most;
  const parts = [...names.slice(0, most).map(short), ...(more > 0 ? [`${more} more`] : [])];
  return new Intl.ListFormat('en', { type }).format(parts);
}

/** `1 order`, `3 orders` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
