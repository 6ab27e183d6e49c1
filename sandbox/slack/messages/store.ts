import { bakery } from '../state/bakery.ts';
import { newTs } from '../state/ids.ts';
import type { Channel, Json, Message } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';

/** What a message says. */
export interface Content {
  text: string;
  blocks?: Json[];
  metadata?: Json;
  thread_ts?: string;
}

const byTheApp = { user: bakery.app.botUser, bot_id: bakery.app.botId, app_id: bakery.app.id };
const subscriptions = { public: 'message.channels', private: 'message.groups', im: 'message.im' } as const;

/** A new message by the app, or by a person. */
export function compose({ state }: Workspace, content: Content, author?: string): Message {
  const by = author === undefined ? byTheApp : { user: author };
  return { type: 'message', ts: newTs(state), team: bakery.team.id, ...by, ...content };
}

/** Puts a message into a channel. */
export function append(workspace: Workspace, channel: Channel, message: Message): Message {
  const { state, changes, event } = workspace;
  state.messages[channel.id] ??= [];
  state.messages[channel.id]?.push(message);
  changes.publish({ kind: 'message', channel: channel.id });
  if (channel.members.includes(bakery.app.botUser)) {
    const channel_type = { public: 'channel', private: 'group', im: 'im' }[channel.kind];
    event({ ...message, channel: channel.id, channel_type, event_ts: message.ts }, subscriptions[channel.kind]);
  }
  return message;
}

export function findMessage({ state }: Workspace, channel: string, ts: string): Message | undefined {
  return state.messages[channel]?.find((message) => message.ts === ts);
}

/** Puts a new version in the place of a message. */
export function replace({ state, changes }: Workspace, channel: string, message: Message): Message {
  state.messages[channel] = (state.messages[channel] ?? []).map((each) => (each.ts === message.ts ? message : each));
  changes.publish({ kind: 'message', channel });
  return message;
}

export function remove({ state, changes }: Workspace, channel: string, ts: string): void {
  state.messages[channel] = (state.messages[channel] ?? []).filter((each) => each.ts !== ts);
  changes.publish({ kind: 'message', channel });
}

/** Shows a message to one person only. */
export function whisper({ state, changes }: Workspace, channel: string, to: string, message: Message): Message {
  state.ephemerals.push({ channel, to, message });
  changes.publish({ kind: 'ephemeral', user: to, channel });
  return message;
}
