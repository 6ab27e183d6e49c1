import type { Message } from '../../views/blocks.ts';
import { spoken } from '../../views/spoken.ts';
import { createSlackCall, type SlackCallDependencies } from './calls.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

/** What came of joining a channel: a private one must invite us first. */
export type Joining = 'joined' | 'invite_first' | 'gone';

/** What came of a message: a channel may be closed to us though we are in it. */
export type Saying = 'said' | 'closed';

/** https://docs.slack.dev/reference/methods/conversations.join#errors */
const INVITE_FIRST = new Set(['method_not_supported_for_channel_type', 'channel_not_found', 'restricted_action']);
const GONE = new Set(['is_archived']);

/** Joins channels that a manager chooses. */
export function createChannelAccess(deps: SlackCallDependencies) {
  const call = createSlackCall(deps);

  return {
    /** Says something in a channel that we are in, unless only others may. */
    async say(channel: string, message: Message, signal: AbortSignal): Promise<Saying> {
      const args = { channel, ...spoken(message) };
      try {
        await call('chat.postMessage', { channel, signal }, (slack) => slack.chat.postMessage(args));
        return 'said';
      } catch (error) {
        if (!isRefusedAs(error, CHANNEL_IS_CLOSED)) throw error;
        return 'closed';
      }
    },

    /** A private channel that we are in already counts as joined. */
    async join(channel: string, signal: AbortSignal): Promise<Joining> {
      try {
        await call('conversations.join', { signal }, (slack) => slack.conversations.join({ channel }));
        return 'joined';
      } catch (error) {
        if (isRefusedAs(error, GONE)) return 'gone';
        if (!isRefusedAs(error, INVITE_FIRST)) throw error;
        return (await isMember(channel, signal)) ? 'joined' : 'invite_first';
      }
    },
  };

  async function isMember(channel: string, signal: AbortSignal): Promise<boolean> {
    try {
      const info = await call('conversations.info', { signal }, (slack) => slack.conversations.info({ channel }));
      return info.channel?.is_member === true;
    } catch (error) {
      if (!isRefusedAs(error, INVITE_FIRST)) throw error;
      return false;
    }
  }
}
