import type { Notification } from './notification.ts';
import type { Posted } from './staff-messenger.ts';

/** The code of the failure that means: no such person, or nobody can write to them. */
export const NOBODY_THERE = 'nobody_there';

/** Tells a customer in the workspace. */
export interface CustomerMessenger {
  /** The message that carries the notification's id, if it was posted; `since` is when posting it began. */
  find(slackUser: string, id: string, since: Date, signal: AbortSignal): Promise<Posted | null>;
  /**
   * Posts the notification as a direct message, and with it the id to find it by.
   *
   * @throws PermanentFailure `nobody_there`
   */
  tell(slackUser: string, notification: Notification, signal: AbortSignal): Promise<Posted>;
}
