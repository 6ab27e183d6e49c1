import { PermanentFailure } from '../../platform/failures.ts';
import type { SlackCall } from './calls.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

/**
 * Does `work` in the direct messages with somebody, given their channel's id.
 *
 * @throws PermanentFailure `nobody_there`, and whatever the work throws
 */
export type InDirectMessages = <T>(
  user: string,
  signal: AbortSignal,
  work: (channel: string) => Promise<T>,
) => Promise<T>;

export interface DirectMessagesDependencies {
  call: SlackCall;
  /** Whether somebody is known to have left the workspace. */
  hasLeft(user: string): Promise<boolean>;
}

/** Nobody to open them with. https://docs.slack.dev/reference/methods/conversations.open#errors */
const NO_SUCH_PERSON = [
  'user_not_found',
  'users_not_found',
  'user_not_visible',
  'user_disabled',
  'cannot_dm_bot',
  'invalid_user_combination',
];

/**
 * Open or not, we may not write there; somebody can mend that, often for everybody at once.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
export const CLOSED_TO_US: ReadonlySet<string> = new Set([...CHANNEL_IS_CLOSED, 'messages_tab_disabled']);

const NOBODY_THERE = new Set([...NO_SUCH_PERSON, ...CLOSED_TO_US]);

/**
 * Opens the direct messages with each person once: Slack takes 50 openings a minute, and several hundred messages. The
 * channel stays the same for ever, so another process that opens them for itself finds the same one.
 *
 * Whoever has left is asked for anew: Slack takes messages to them as if somebody read them, and only refuses to open.
 */
export function createDirectMessages({ call, hasLeft }: DirectMessagesDependencies): InDirectMessages {
  const opened = new Map<string, string>();

  async function open(user: string, signal: AbortSignal): Promise<string> {
    const { channel } = await call('conversations.open', { signal }, (slack) =>
      slack.conversations.open({ users: user }),
    );
    if (!channel?.id) throw new Error('Slack’s answer lacks what it documents');
    opened.set(user, channel.id);
    return channel.id;
  }

  return async (user, signal, work) => {
    const known = opened.get(user);
    if (known !== undefined && !(await hasLeft(user))) {
      try {
        return await work(known);
      } catch (error) {
        if (!isRefusedAs(error, NOBODY_THERE)) throw error;
      }
    }
    try {
      return await work(await open(user, signal));
    } catch (error) {
      if (!isRefusedAs(error, NOBODY_THERE)) throw error;
      throw new PermanentFailure('nobody_there', `${user} cannot be written to: ${error.code}`, { cause: error });
    }
  };
}
