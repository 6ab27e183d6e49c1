import type { Channel } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { channelOf } from './sight.ts';

/** A person has seen everything that stands in a channel now. */
export function markRead({ state, changes }: Workspace, user: string, channel: Channel): void {
  const latest = state.messages[channel.id]?.at(-1)?.ts;
  if (latest === undefined || latest === state.reads?.[user]?.[channel.id]) return;
  state.reads = { ...state.reads, [user]: { ...state.reads?.[user], [channel.id]: latest } };
  changes.publish({ kind: 'read', user, channel: channel.id });
}

/** The same, by the channel's id or name. @throws Impossible when they do not see it */
export function read(workspace: Workspace, user: string, channel: string): null {
  markRead(workspace, user, channelOf(workspace, user, channel));
  return null;
}

/** How many messages of others a person has not seen in a channel. */
export function unreadIn({ state }: Workspace, user: string, channel: string): number {
  const since = Number(state.reads?.[user]?.[channel] ?? 0);
  const messages = state.messages[channel] ?? [];
  return messages.filter((message) => Number(message.ts) > since && message.user !== user).length;
}
