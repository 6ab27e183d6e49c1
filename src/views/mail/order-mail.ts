import type { Notification } from '../../services/notifications/index.ts';
import { totalText, zonedDate } from '../format.ts';
import { newsOf } from '../news.ts';
import { type Mail, mailOf } from './mail.ts';

interface MailContext {
  customer: string;
  /** The bakery's IANA time zone: a mail cannot know its reader's. */
  zone: string;
  /** Nobody confirmed that the address is the customer's. */
  guessed: boolean;
}

const GUESSED = 'We guessed this address from the name on the order. If you did not order anything, ignore this mail.';

/** What a customer reads by mail: the same news as in a message, as text and as HTML. */
export function orderMail(notification: Notification, { customer, zone, guessed }: MailContext): Mail {
  const { kind, data } = notification;
  const news = newsOf(notification);
  const paragraphs = [
    `Hello ${customer},`,
    news,
    ...(data.reason ? [`Why: ${data.reason}`] : []),
    data.summary,
    ...(kind === 'cancelled' ? [] : [...totalText(data.price), `Due ${zonedDate(data.dueAt, zone)}`]),
    ...(guessed ? [GUESSED] : []),
    'Your bakery',
  ];
  return mailOf(news, paragraphs);
}
