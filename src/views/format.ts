import type { Ingredient } from '../services/catalog/index.ts';
import type { OrderLine, OrderStatus } from '../services/orders/index.ts';

export const STATUS_WORDS: Readonly<Record<OrderStatus, string>> = {
  waiting: 'waiting',
  preparation: 'in preparation',
  ready: 'ready',
  delivered: 'delivered',
  cancelled: 'cancelled',
};

/**
 * An instant in the reader's own zone and language; UTC where Slack cannot. Only inside mrkdwn.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(at: Date): string {
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `<!date^${Math.floor(at.getTime() / 1_000)}^{date_short_pretty} at {time}|${fallback}>`;
}

/** An instant for readers whose zone nobody knows: `Saturday, 21 November 2026 at 14:30 GMT+1` */
export function zonedDate(at: Date, timeZone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone }).format(at);
}

/** `chocolate 268 g`; amounts are thousandths. */
export function ingredientText({ name, unit, amount }: Ingredient): string {
  return `${name} ${amount / 1_000} ${unit}`;
}

/** `2 x Chocolate Cake for 4` */
export function lineText(line: OrderLine): string {
  const what = `${line.quantity} x ${line.product.name}`;
  if (line.kind === 'cake') return `${what} for ${line.persons}`;
  return line.variation ? `${what} (${line.variation.name})` : what;
}
