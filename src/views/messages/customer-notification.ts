import type { Button } from '@slack/types';
import type { Notification } from '../../services/notifications/index.ts';
import { actions, context, LONGEST_PART, type Message, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { slackDate, totalText } from '../format.ts';
import { newsOf } from '../news.ts';
import { preferenceOverflow } from '../preference.ts';
import { againButton, cancelButton } from './order-actions.ts';

/**
 * What a customer reads in a direct message: what happened to their order, with "cancel" while that is possible and "order
 * again" once it is over. Whoever is messaged because they have the customer's name cannot change the order.
 *
 * @param own whether the order was placed for the reader's Slack user
 */
export function customerNotification(notification: Notification, { own }: { own: boolean }): Message {
  const { kind, data } = notification;
  const news = newsOf(notification);
  const text = data.reason ? `${news} Why: ${escapeWithin(data.reason, 1_000)}` : news;
  return {
    text,
    blocks: [
      section(text),
      section(
        [escapeWithin(data.summary, LONGEST_PART), ...(kind === 'cancelled' ? [] : totalText(data.price))].join('\n'),
      ),
      ...(kind === 'cancelled' ? [] : [context(`Due ${slackDate(data.dueAt)}`)]),
      ...actions([...(own ? [ownersButton(notification)] : []), preferenceOverflow()]),
    ],
  };
}

function ownersButton({ version, data: { number, to } }: Notification): Button {
  return to === 'waiting' || to === 'preparation' ? cancelButton({ number, version }) : againButton({ number });
}
