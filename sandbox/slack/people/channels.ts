import { append, compose } from '../messages/store.ts';
import { bakery } from '../state/bakery.ts';
import { newId, newTs } from '../state/ids.ts';
import { channelByName } from '../state/lookup.ts';
import type { Channel } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';

/** A person makes a channel and is in it. */
export function createChannel(
  { state, changes }: Workspace,
  user: string,
  { name, isPrivate = false }: { name: string; isPrivate?: boolean },
): Channel {
  if (channelByName(state, name)) throw new Impossible(`There is a #${name} already.`);
  const channel: Channel = {
    id: newId(state, 'C'),
    name,
    kind: isPrivate ? 'private' : 'public',
    members: [user],
    archived: false,
    created: Math.floor(Date.now() / 1000),
  };
  state.channels.push(channel);
  changes.publish({ kind: 'channel', channel: channel.id });
  return channel;
}

/** Archives a channel, or opens it again. */
export function archive(workspace: Workspace, channel: Channel, archived: boolean): Channel {
  channel.archived = archived;
  workspace.changes.publish({ kind: 'channel', channel: channel.id });
  const type = archived ? 'channel_archive' : 'channel_unarchive';
  workspace.event({ type, channel: channel.id, event_ts: newTs(workspace.state) });
  return channel;
}

/** Deletes a channel with everything in it. */
export function deleteChannel({ state, changes, event }: Workspace, channel: Channel): void {
  state.channels = state.channels.filter(({ id }) => id !== channel.id);
  delete state.messages[channel.id];
  changes.publish({ kind: 'channel', channel: channel.id });
  event({ type: 'channel_deleted', channel: channel.id, event_ts: newTs(state) });
}

/** Brings somebody, or the app, into a channel; the app hears `member_joined_channel` where it is in. */
export function addMember(workspace: Workspace, channel: Channel, inviter: string, member: string): Channel {
  if (channel.members.includes(member)) return channel;
  channel.members.push(member);
  append(workspace, channel, compose(workspace, { text: `<@${member}> has joined the channel` }, member));
  workspace.changes.publish({ kind: 'channel', channel: channel.id });
  const channel_type = channel.kind === 'private' ? 'G' : 'C';
  workspace.event({
    type: 'member_joined_channel',
    user: member,
    channel: channel.id,
    channel_type,
    team: bakery.team.id,
    inviter,
  });
  return channel;
}

/** Takes somebody, or the app, out of a channel. */
export function removeMember(workspace: Workspace, channel: Channel, member: string): Channel {
  channel.members = channel.members.filter((each) => each !== member);
  workspace.changes.publish({ kind: 'channel', channel: channel.id });
  const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
  if (member === bakery.app.botUser) workspace.event({ type, channel: channel.id });
  return channel;
}
