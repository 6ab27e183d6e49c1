import { PermanentFailure } from '../../platform/failures.ts';

/** The channel is gone or closed to us. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
export const CHANNEL_IS_CLOSED = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
]);

/** Whether Slack refused for one of these reasons. */
export function isRefusedAs(error: unknown, codes: ReadonlySet<string>): error is PermanentFailure {
  return error instanceof PermanentFailure && codes.has(error.code);
}
