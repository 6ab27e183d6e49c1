import { bakery } from './bakery.ts';
import { newId } from './ids.ts';
import type { Channel, Person, SlackState } from './types.ts';

/** A person by id. */
export function personById(state: SlackState, id: string): Person | undefined {
  return state.people.find((person) => person.id === id);
}

/** A channel by id. */
export function channelById(state: SlackState, id: string): Channel | undefined {
  return state.channels.find((channel) => channel.id === id);
}

/** A public or private channel by name, with or without `#`. */
export function channelByName(state: SlackState, name: string): Channel | undefined {
  const bare = name.replace(/^#/, '');
  return state.channels.find((channel) => channel.kind !== 'im' && channel.name === bare);
}

/** The direct messages between the app and a person, if they ever opened. */
export function imWith(state: SlackState, personId: string): Channel | undefined {
  return state.channels.find((channel) => channel.kind === 'im' && channel.members.includes(personId));
}

/** The direct messages between the app and a person, opened if need be. */
export function openIm(state: SlackState, personId: string): Channel {
  const existing = imWith(state, personId);
  if (existing) return existing;
  const channel: Channel = {
    id: newId(state, 'D'),
    name: '',
    kind: 'im',
    members: [bakery.app.botUser, personId],
    archived: false,
    created: Math.floor(Date.now() / 1000),
  };
  state.channels.push(channel);
  return channel;
}
