import type { ClientSession } from 'mongodb';

/** What the settings have to say to people. */
export type SettingsNote =
  | {
      kind: 'board-broken';
      /** Slack's id of the channel that was the kitchen's. */
      channel: string;
      /** The vendor's code: `is_archived`. */
      reason: string;
    }
  /** No channel is chosen yet for the orders' cards. */
  | { kind: 'board-missing' };

/** Sends a message to every manager, as part of a transaction. */
export interface ManagersNotes {
  post(session: ClientSession, message: { to: 'managers'; note: SettingsNote }): Promise<void>;
}
