import type { NodemailerError } from 'nodemailer';
import type { CustomerMailer } from '../../services/notifications/index.ts';
import { orderMail } from '../../views/mail/order-mail.ts';
import { classify } from './classify.ts';
import type { SmtpTransport } from './transport.ts';

export interface CustomerMailerDependencies {
  transport: Pick<SmtpTransport, 'sendMail'>;
  /** The bakery's own address. */
  from: string;
  settings: { readFresh(): Promise<{ zone: string }> };
}

/** Tells customers by mail. The same notification is always the same mail: its id is in Message-ID and X-Ovenbird-Id. */
export function createCustomerMailer({ transport, from, settings }: CustomerMailerDependencies): CustomerMailer {
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '');

  return {
    async send({ to, notification, guessed }, signal) {
      const { zone } = await settings.readFresh();
      const { id } = notification;
      const mail = {
        from,
        // An object, not a line: what people wrote can name no other recipient.
        to,
        ...orderMail(notification, { customer: to.name, zone, guessed }),
        messageId: `<${id}@${domain}>`,
        headers: { 'X-Ovenbird-Id': id, 'Auto-Submitted': 'auto-generated' },
        signal,
      };
      try {
        await transport.sendMail(mail);
      } catch (error) {
        throw classify(error as NodemailerError);
      }
    },
  };
}
