import type { Message } from '../../views/blocks.ts';
import { spoken } from '../../views/spoken.ts';
import { createSlackCall, type SlackCallDependencies } from './calls.ts';
import { createDirectMessages, type DirectMessagesDependencies, type InDirectMessages } from './direct-messages.ts';
import { isRefusedAs } from './refusals.ts';

/** What a message of ours carries unseen, to be found by. Ids are unique in the world. */
export interface Mark {
  id: string;
  [key: string]: string | number;
}

export interface Posting {
  channel: string;
  ts: string;
}

/** Our messages in Slack. */
export interface Posts {
  inDirectMessages: InDirectMessages;
  post(channel: string, message: Message, mark: Mark, signal: AbortSignal): Promise<Posting>;
  /** The message with that id, posted since, and its mark. */
  find(channel: string, id: string, since: Date, signal: AbortSignal): Promise<(Posting & { mark: Mark }) | null>;
  /** @returns false when the message is not there any more */
  update(posting: Posting, message: Message, signal: AbortSignal): Promise<boolean>;
}

const MARK = 'ovenbird_message';
const PAGE = 200;

/** Clocks differ, and Slack's writes the messages' times. */
const LOOK_BACK_MS = 5 * 60 * 1_000;

/** https://docs.slack.dev/reference/methods/chat.update#errors */
const MESSAGE_GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

export interface PostsDependencies extends SlackCallDependencies, Pick<DirectMessagesDependencies, 'hasLeft'> {}

export function createPosts({ hasLeft, ...deps }: PostsDependencies): Posts {
  const call = createSlackCall(deps);

  return {
    inDirectMessages: createDirectMessages({ call, hasLeft }),

    async post(channel, message, mark, signal) {
      const metadata = { event_type: MARK, event_payload: mark };
      const args = { channel, ...spoken(message), metadata, unfurl_links: false, unfurl_media: false };
      const posted = await call('chat.postMessage', { channel, signal }, (slack) => slack.chat.postMessage(args));
      return { channel: required(posted.channel), ts: required(posted.ts) };
    },

    async find(channel, id, since, signal) {
      const oldest = String((since.getTime() - LOOK_BACK_MS) / 1_000);
      const args = { channel, oldest, inclusive: true, include_all_metadata: true, limit: PAGE };
      let cursor: string | undefined;
      do {
        const page = await call('conversations.history', { signal }, (slack) =>
          slack.conversations.history({ ...args, cursor }),
        );
        for (const { ts, metadata } of page.messages ?? []) {
          const mark = metadata?.event_type === MARK ? (metadata.event_payload as Mark | undefined) : undefined;
          if (ts && mark?.id === id) return { channel, ts, mark };
        }
        cursor = page.response_metadata?.next_cursor || undefined;
      } while (cursor);
      return null;
    },

    async update({ channel, ts }, message, signal) {
      try {
        await call('chat.update', { signal }, (slack) => slack.chat.update({ channel, ts, ...spoken(message) }));
        return true;
      } catch (error) {
        if (!isRefusedAs(error, MESSAGE_GONE)) throw error;
        return false;
      }
    },
  };
}

function required(value: string | undefined): string {
  if (!value) throw new Error('Slack’s answer lacks what it documents');
  return value;
}
