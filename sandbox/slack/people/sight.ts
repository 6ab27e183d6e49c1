import { elementsOf, type Held } from '../blocks/walk.ts';
import { channelById, channelByName, imWith, openIm, personById } from '../state/lookup.ts';
import type { Channel, Json, Message, Person, View } from '../state/types.ts';
import { topView } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';

/** What a person sees of a channel: its messages, and those for their eyes only, oldest first. */
export function messagesSeen({ state }: Workspace, user: string, channel: string): (Message & { ephemeral?: true })[] {
  const whispered = state.ephemerals
    .filter((each) => each.channel === channel && each.to === user)
    .map(({ message }) => ({ ...message, ephemeral: true as const }));
  return [...(state.messages[channel] ?? []), ...whispered].sort((one, other) => Number(one.ts) - Number(other.ts));
}

/** A living human of the workspace, by id or by the name that is shown. @throws Impossible */
export function somebody({ state }: Workspace, who: string): Person {
  const named = state.people.filter(({ displayName, realName }) => displayName === who || realName === who);
  const person = personById(state, who) ?? (named.length === 1 ? named[0] : undefined);
  if (person && !person.isBot && !person.deleted) return person;
  const names = state.people.filter(({ isBot, deleted }) => !isBot && !deleted).map(({ displayName }) => displayName);
  throw new Impossible(`There is no "${who}" who could act here. There are: ${names.join(', ')}.`);
}

/** A channel that a person is in, by id or name; `dm` is the one with the app. @throws Impossible */
export function channelOf({ state }: Workspace, user: string, which: string): Channel {
  const channel = which === 'dm' ? imWith(state, user) : (channelById(state, which) ?? channelByName(state, which));
  if (channel?.members.includes(user)) return channel;
  if (channel?.kind === 'public') return channel;
  throw new Impossible(`${user} sees no channel "${which}".`);
}

/** A channel that a person has joined and can write in; `dm` opens if need be. @throws Impossible */
export function channelToWriteIn(workspace: Workspace, user: string, which: string): Channel {
  const channel = which === 'dm' ? openIm(workspace.state, user) : joinedChannel(workspace, user, which);
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  return channel;
}

/** A channel that a person has joined: only there can they act. @throws Impossible */
export function joinedChannel(workspace: Workspace, user: string, which: string): Channel {
  const channel = channelOf(workspace, user, which);
  if (channel.members.includes(user)) return channel;
  throw new Impossible(`${user} has not joined #${channel.name} and can only look.`);
}

/** A message that a person sees. @throws Impossible */
export function messageSeen(
  workspace: Workspace,
  user: string,
  channelId: string,
  ts: string,
): Message & { ephemeral?: true } {
  const channel = channelOf(workspace, user, channelId);
  const message = messagesSeen(workspace, user, channel.id).find((each) => each.ts === ts);
  if (!message) throw new Impossible(`${user} sees no message ${ts} in ${channelId}; it may have been deleted.`);
  return message;
}

/** The view on top of a person's modals, or their Home, by id. @throws Impossible */
export function viewSeen({ state }: Workspace, user: string, viewId?: string): View {
  const top = topView(state, user);
  const home = state.homes[user];
  if (home && home.id === viewId && !top) return home;
  if (!top) throw new Impossible(`${user} has no modal open.`);
  if (viewId !== undefined && top.id !== viewId) {
    throw new Impossible(
      `The view ${viewId} is not on top of what ${user} sees; that is ${top.id} "${top.callback_id}".`,
    );
  }
  return top;
}

/** An element that is shown, by action id and, where that is not enough, block id. @throws Impossible */
export function elementShown(blocks: readonly Json[] | undefined, actionId: string, blockId?: string): Held {
  const shown = elementsOf(blocks);
  const found = shown.filter(
    ({ block, element }) => element.action_id === actionId && (blockId === undefined || block.block_id === blockId),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const ids = shown.map(({ block, element }) => `${element.action_id} (in ${block.block_id})`).join(', ');
  const what = found.length === 0 ? 'no' : 'more than one';
  throw new Impossible(
    `There is ${what} element "${actionId}"${blockId ? ` in block "${blockId}"` : ''}. There are: ${ids || 'none'}.`,
  );
}
