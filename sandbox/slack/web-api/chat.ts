import { MAX_UPDATED_TEXT } from '../blocks/message.ts';
import { checkedBlocks, checkedMetadata, contentOf } from '../messages/content.ts';
import { permalinkOf } from '../messages/permalink.ts';
import { append, compose, findMessage, remove, replace, whisper } from '../messages/store.ts';
import { bakery } from '../state/bakery.ts';
import { newTs } from '../state/ids.ts';
import { personById } from '../state/lookup.ts';
import type { Message } from '../state/types.ts';
import { withIds } from '../views/complete.ts';
import type { Workspace } from '../workspace.ts';
import type { Arguments } from './arguments.ts';
import { channelToPostIn, knownChannel } from './channels.ts';
import { ApiError } from './error.ts';
import type { Method } from './method.ts';

const scope = 'chat:write';

function given(args: Arguments) {
  const thread_ts = args.text('thread_ts');
  return { text: args.text('text'), blocks: args.json('blocks'), metadata: args.json('metadata'), thread_ts };
}

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const postMessage: Method = {
  scope,
  run: (args, workspace) => {
    const channel = channelToPostIn(workspace, args.required('channel'));
    const message = append(workspace, channel, compose(workspace, contentOf(given(args))));
    return { channel: channel.id, ts: message.ts, message };
  },
};

/** https://docs.slack.dev/reference/methods/chat.postEphemeral */
export const postEphemeral: Method = {
  scope,
  run: (args, workspace) => {
    const channel = channelToPostIn(workspace, args.required('channel'));
    const user = args.required('user');
    if (!personById(workspace.state, user) || !channel.members.includes(user)) {
      throw new ApiError('user_not_in_channel');
    }
    const message = whisper(workspace, channel.id, user, compose(workspace, contentOf(given(args))));
    return { message_ts: message.ts };
  },
};

/**
 * https://docs.slack.dev/reference/methods/chat.update: blocks stay only if no text is given, metadata stays unless given;
 * an empty value takes either away.
 */
export const update: Method = {
  scope,
  run: (args, workspace) => {
    const { channel, message } = ownMessage(args, workspace, 'cant_update_message');
    const { text, blocks, metadata } = given(args);
    if ((text ?? '').length > MAX_UPDATED_TEXT) throw new ApiError('msg_too_long');
    const checked = checkedBlocks(blocks) ?? (text === undefined ? message.blocks : []);
    if (text === undefined && !checked?.length) throw new ApiError('no_text');
    const { blocks: shown, metadata: before, ...rest } = message;
    const attached = metadata === undefined ? before : isEmpty(metadata) ? undefined : checkedMetadata(metadata);
    const updated = replace(workspace, channel, {
      ...rest,
      text: text ?? message.text,
      ...(checked?.length && { blocks: withIds(checked, shown) }),
      ...(attached && { metadata: attached }),
      edited: { user: bakery.app.botUser, ts: newTs(workspace.state) },
    });
    return { channel, ts: updated.ts, text: updated.text, message: updated };
  },
};

/** https://docs.slack.dev/reference/methods/chat.delete */
export const deleteMessage: Method = {
  scope,
  run: (args, workspace) => {
    const { channel, message } = ownMessage(args, workspace, 'cant_delete_message');
    remove(workspace, channel, message.ts);
    return { channel, ts: message.ts };
  },
};

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
export const getPermalink: Method = {
  run: (args, workspace) => {
    const channel = knownChannel(workspace, args.required('channel'));
    const message = findMessage(workspace, channel.id, args.required('message_ts'));
    if (!message) throw new ApiError('message_not_found');
    return { channel: channel.id, permalink: permalinkOf(channel.id, message) };
  },
};

function ownMessage(args: Arguments, workspace: Workspace, refusal: string): { channel: string; message: Message } {
  const channel = knownChannel(workspace, args.required('channel'));
  const message = findMessage(workspace, channel.id, args.required('ts'));
  if (!message) throw new ApiError('message_not_found');
  if (message.bot_id !== bakery.app.botId) throw new ApiError(refusal);
  if (channel.archived) throw new ApiError('is_archived');
  return { channel: channel.id, message };
}

function isEmpty(metadata: unknown): boolean {
  return typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length === 0;
}
