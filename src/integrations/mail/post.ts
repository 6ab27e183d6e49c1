import { SpanKind } from '@opentelemetry/api';
import type { NodemailerError, SendMailOptions } from 'nodemailer';
import { inSpan } from '../../platform/telemetry/index.ts';
import type { Mail } from '../../views/mail/mail.ts';
import { classify } from './classify.ts';

/** Somebody a mail goes to. An object, not a line: what people wrote can name no other recipient. */
export interface Mailbox {
  name: string;
  address: string;
}

/** A mail on its way. */
export interface Letter extends Mail {
  to: Mailbox;
  replyTo?: Mailbox;
}

/**
 * Hands a mail to the server. The same id is always the same mail: it is in Message-ID, and in `X-Ovenbird-Id` for servers
 * that write a Message-ID of their own.
 *
 * @throws PermanentFailure `mail_refused` and others, TransientFailure, RateLimited
 */
export type PostMail = (id: string, letter: Letter, signal: AbortSignal) => Promise<void>;

export interface PostMailDependencies {
  transport: { sendMail(mail: SendMailOptions): Promise<unknown> };
  /** The bakery's own address. */
  from: string;
  /** What a failure of the transport means; of SMTP unless given. */
  failureOf?: (error: NodemailerError) => Error;
}

export function createPostMail({ transport, from, failureOf = classify }: PostMailDependencies): PostMail {
  const domain = addressOf(from).split('@').at(-1);

  return async (id, letter, signal) => {
    const headers = { 'X-Ovenbird-Id': id, 'Auto-Submitted': 'auto-generated' };
    try {
      const mail = { from, ...letter, messageId: `<${id}@${domain}>`, headers, signal };
      await inSpan('send mail', { kind: SpanKind.CLIENT }, () => transport.sendMail(mail));
    } catch (error) {
      throw failureOf(error as NodemailerError);
    }
  };
}

/** The address in `The Bakery <bakery@example.com>`, or in `bakery@example.com` alone. */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
