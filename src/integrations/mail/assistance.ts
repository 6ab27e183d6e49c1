import { z } from 'zod';
import { isRefusedWith, PermanentFailure } from '../../platform/failures.ts';
import { type AssistanceChannel, type AssistanceKind, TARGET_CLOSED } from '../../services/assistance/index.ts';
import { MAIL_REFUSED } from '../../services/notifications/index.ts';
import { questionMail } from '../../views/mail/question-mail.ts';
import type { PostMail } from './post.ts';

/** The bakery’s own mailbox. */
export interface OwnMailbox {
  /** The bakery's own address. */
  address: string;
  post: PostMail;
}

const address = z.email();

/** Questions by mail; by default to the bakery's own address. @param mailbox absent where mail is not configured */
export function mailAssistance({ mailbox }: { mailbox?: OwnMailbox }): AssistanceKind {
  return {
    name: 'mail',
    through: 'mail',
    label: 'E-mail',
    takes: 'address',
    usual: 'the bakery’s own address',
    refusal: 'This is no e-mail address. An example: pricing@example.com.',
    read: (written) => address.safeParse(written).data,
    usualTarget: () => mailbox?.address,
    channel: mailbox && channelOf(mailbox),
  };
}

function channelOf({ post }: OwnMailbox): AssistanceChannel {
  return {
    // A mail server cannot be asked what it took: it is sent again, under the same Message-ID.
    find: async () => null,
    async deliver(to, question, signal) {
      const { name, email } = question.asker;
      const replyTo = email ? { name, address: email } : undefined;
      try {
        await post(question.id, { to: { name: '', address: to }, replyTo, ...questionMail(question) }, signal);
        return { address: to };
      } catch (error) {
        if (!isRefusedWith(error, MAIL_REFUSED)) throw error;
        throw new PermanentFailure(TARGET_CLOSED, error.message, { cause: error });
      }
    },
  };
}
