import { bakery } from '../state/bakery.ts';
import { channelById, channelByName, openIm, personById } from '../state/lookup.ts';
import type { Channel } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { ApiError } from './error.ts';
import { requireScope } from './method.ts';

const family = { public: 'channels', private: 'groups', im: 'im' } as const;

/** A channel that the app may know of. @throws ApiError `channel_not_found` */
export function knownChannel({ state }: Workspace, id: string): Channel {
  const channel = channelById(state, id);
  if (!channel || (channel.kind === 'private' && !isMember(channel))) throw new ApiError('channel_not_found');
  return channel;
}

/** Whether the app's bot is in a channel. */
export function isMember({ members }: Channel): boolean {
  return members.includes(bakery.app.botUser);
}

/** Checks the scope that a channel's kind asks for, e.g. `channels:read` or `im:history`. */
export function requireChannelScope(
  workspace: Workspace,
  { kind }: Pick<Channel, 'kind'>,
  right: 'read' | 'history',
): void {
  requireScope(workspace, `${family[kind]}:${right}`);
}

/**
 * The channel that a message is meant for: an id, a name, or a person, whose direct messages are then opened. Those with
 * somebody deactivated take messages still: https://github.com/slackapi/python-slack-sdk/issues/1156
 * @throws ApiError `channel_not_found`, `is_archived`, `not_in_channel`, `messages_tab_disabled`
 */
export function channelToPostIn(workspace: Workspace, target: string): Channel {
  const { state, installation } = workspace;
  const person = personById(state, target);
  if (person && (person.isBot || person.deleted)) throw new ApiError('channel_not_found');
  const named = channelByName(state, target)?.id ?? target;
  const channel = person ? openIm(state, person.id) : knownChannel(workspace, named);
  if (channel.archived) throw new ApiError('is_archived');
  if (channel.kind === 'im' && !installation.messagesTab) throw new ApiError('messages_tab_disabled');
  const mayPostUnjoined = channel.kind === 'public' && installation.scopes.includes('chat:write.public');
  if (!isMember(channel) && !mayPostUnjoined) throw new ApiError('not_in_channel');
  return channel;
}
