import type { CustomerMailer } from '../../services/notifications/index.ts';
import { orderMail } from '../../views/mail/order-mail.ts';
import type { PostMail } from './post.ts';

export interface CustomerMailerDependencies {
  post: PostMail;
  settings: { readFresh(): Promise<{ zone: string }> };
}

/** Tells customers by mail. The same notification is always the same mail. */
export function createCustomerMailer({ post, settings }: CustomerMailerDependencies): CustomerMailer {
  return {
    async send({ to, notification, guessed }, signal) {
      const { zone } = await settings.readFresh();
      const mail = orderMail(notification, { customer: to.name, zone, guessed });
      await post(notification.id, { to, ...mail }, signal);
    },
  };
}
