import type { Notification } from '../../services/notifications/index.ts';
import { actions, context, LONGEST_PART, type Message, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { slackDate, totalText } from '../format.ts';
import { newsOf } from '../news.ts';
import { cancelButton } from './order-actions.ts';

/** What a customer reads in a direct message: what happened to their order, with "cancel" while that is possible. */
export function customerNotification(notification: Notification): Message {
  const { kind, version, data } = notification;
  const news = newsOf(notification);
  const text = data.reason ? `${news} Why: ${escapeWithin(data.reason, 1_000)}` : news;
  const cancellable = data.to === 'waiting' || data.to === 'preparation';
  return {
    text,
    blocks: [
      section(text),
      section(
        [escapeWithin(data.summary, LONGEST_PART), ...(kind === 'cancelled' ? [] : totalText(data.price))].join('\n'),
      ),
      ...(kind === 'cancelled' ? [] : [context(`Due ${slackDate(data.dueAt)}`)]),
      ...actions(cancellable ? [cancelButton({ number: data.number, version })] : []),
    ],
  };
}
