import type { CustomerMessenger } from '../../services/notifications/index.ts';
import { customerNotification } from '../../views/messages/customer-notification.ts';
import type { Posts } from './posts.ts';

/** Tells customers by direct message. */
export function createCustomerMessenger({ posts }: { posts: Posts }): CustomerMessenger {
  return {
    async find(slackUser, id, since, signal) {
      const found = await posts.find(await posts.directMessages(slackUser, signal), id, since, signal);
      return found && { channel: found.channel, ts: found.ts };
    },
    async tell(slackUser, notification, signal) {
      const channel = await posts.directMessages(slackUser, signal);
      return posts.post(channel, customerNotification(notification), { id: notification.id }, signal);
    },
  };
}
