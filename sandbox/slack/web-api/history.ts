import type { Json, Message } from '../state/types.ts';
import type { Arguments } from './arguments.ts';
import { isMember, knownChannel, requireChannelScope } from './channels.ts';
import { ApiError } from './error.ts';
import type { Method } from './method.ts';
import { page } from './pages.ts';

/** https://docs.slack.dev/reference/methods/conversations.history */
export const history: Method = {
  run: (args, workspace) => {
    const channel = knownChannel(workspace, args.required('channel'));
    requireChannelScope(workspace, channel, 'history');
    if (!isMember(channel)) throw new ApiError('not_in_channel');
    const found = (workspace.state.messages[channel.id] ?? [])
      .filter((message) => isInRange(message, args) && !isReply(message))
      .reverse();
    const { items, response_metadata } = page(found, args, { usual: 100, most: 999 });
    return {
      messages: items.map((message) => withMetadata(message, args.flag('include_all_metadata'))),
      has_more: response_metadata.next_cursor !== '',
      pin_count: 0,
      channel_actions_ts: null,
      channel_actions_count: 0,
      response_metadata,
    };
  },
};

function isInRange({ ts }: Message, args: Arguments): boolean {
  const at = Number(ts);
  const oldest = instant(args, 'oldest', 0);
  const latest = instant(args, 'latest', Number.POSITIVE_INFINITY);
  return args.flag('inclusive') ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function instant(args: Arguments, name: 'oldest' | 'latest', otherwise: number): number {
  const value = Number(args.text(name) ?? otherwise);
  if (Number.isNaN(value)) throw new ApiError(`invalid_ts_${name}`);
  return value;
}

function isReply({ thread_ts, ts }: Message): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}

/** Unless asked for all of it, Slack tells only the kind of a message's metadata. */
function withMetadata({ metadata, ...message }: Message, all: boolean): Json {
  if (!metadata) return message;
  return { ...message, metadata: all ? metadata : { event_type: metadata.event_type } };
}
