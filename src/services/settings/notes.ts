import type { ClientSession } from 'mongodb';
import type { TopicTarget } from './topics.ts';

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
  | { kind: 'board-missing' }
  /** Questions about these topics cannot go where they should any more. */
  | { kind: 'topic-closed'; topics: string[]; to: TopicTarget; reason: string };

/** Sends a message to every manager or to a channel, as part of a transaction. */
export interface ManagersNotes {
  post(session: ClientSession, message: { to: { channel: string } | 'managers'; note: SettingsNote }): Promise<void>;
}
