import type { CustomerMessenger } from '../../services/notifications/index.ts';
import { customerNotification } from '../../views/messages/customer-notification.ts';
import type { Posts } from './posts.ts';

/** Tells customers by direct message. */
export function createCustomerMessenger({ posts }: { posts: Posts }): CustomerMessenger {
  return {
    async find(slackUser, id, since, signal) {
      const found = await posts.inDirectMessages(slackUser, signal, (channel) =>
        posts.find(channel, id, since, signal),
      );
      return found && { channel: found.channel, ts: found.ts };
    },
    async tell(slackUser, notification, signal) {
      const own = notification.data.customer.slackUser === slackUser;
      const message = customerNotification(notification, { own });
      return posts.inDirectMessages(slackUser, signal, (channel) =>
        posts.post(channel, message, { id: notification.id }, signal),
      );
    },
  };
}
