import { unreadIn } from '../people/read.ts';
import { channelOf, messagesSeen } from '../people/sight.ts';
import { imWith } from '../state/lookup.ts';
import { stackOf } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';

/** GET /control/people/:who/<sight>: what a person sees. */
export const sights: Readonly<
  Record<string, (workspace: Workspace, user: string, query: { channel: string | undefined }) => unknown>
> = {
  messages: (workspace, user, { channel = 'dm' }) => {
    if (channel === 'dm' && !imWith(workspace.state, user)) return [];
    const { id } = channelOf(workspace, user, channel);
    return messagesSeen(workspace, user, id).map((message) => ({ ...message, channel: id }));
  },
  ephemerals: ({ state }, user) =>
    state.ephemerals
      .filter(({ to }) => to === user)
      .map(({ message, channel }) => ({ ...message, ephemeral: true, channel })),
  views: ({ state }, user) => stackOf(state, user),
  home: ({ state }, user) => state.homes[user] ?? null,
  runs: ({ state }, user) => Object.values(state.workflowRuns ?? {}).filter((run) => run.user === user),
  notices: ({ state }, user) => state.notices.filter((notice) => notice.user === user),
  channels: (workspace, user) =>
    workspace.state.channels
      .filter(({ kind, members }) => kind === 'public' || members.includes(user))
      .map((channel) => ({
        ...channel,
        unread: channel.members.includes(user) ? unreadIn(workspace, user, channel.id) : 0,
      })),
};
