import type { Notification } from '../services/notifications/index.ts';
import { STATUS_WORDS } from '../services/orders/index.ts';

/** What a customer is told in one plain sentence, the same by message and by mail. */
export function newsOf({ kind, data }: Notification): string {
  const { number, from, to, undoes } = data;
  switch (kind) {
    case 'created':
      return `Thank you! We have your order ${number}.`;
    case 'ready':
      return `Your order ${number} is ready.`;
    case 'cancelled':
      return `Your order ${number} was cancelled.`;
    case 'changed':
      if (undoes !== undefined && from === 'cancelled') return `Your order ${number} is not cancelled after all.`;
      if (undoes !== undefined) return `Your order ${number} is ${STATUS_WORDS[to]} again.`;
      return `Your order ${number} is now ${STATUS_WORDS[to]}.`;
  }
}
