import type { Notification } from './notification.ts';

/** The code of the failure that means: this address, or this mail, is not taken. */
export const MAIL_REFUSED = 'mail_refused';

/** A notification on its way by mail. */
export interface CustomerMail {
  to: { name: string; address: string };
  notification: Notification;
  /** Nobody confirmed the address: the mail says so. */
  guessed: boolean;
}

/** Tells a customer by mail. */
export interface CustomerMailer {
  /**
   * Hands the mail to the server. The same notification always has the same Message-ID.
   *
   * @throws PermanentFailure `mail_refused`
   */
  send(mail: CustomerMail, signal: AbortSignal): Promise<void>;
}
