import type { Channel, Json, Notice, Person, View } from '../../../client/types.ts';
import type { Message } from '../../../slack/state/types.ts';
import type { News } from './changes.ts';
import { useLive } from './use-live.ts';

export type { Channel, Json, Notice, Person, View };

/** A message as a person sees it. */
export type SeenMessage = Message & { channel: string; ephemeral?: true };

export type SeenChannel = Channel & { unread: number };

export interface SlashCommand {
  command: string;
  description?: string;
  usage_hint?: string;
}

export interface Shortcut {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description?: string;
}

/** A custom step of the app's for workflows. */
export interface Step {
  callbackId: string;
  title: string;
  description: string;
}

/** The team, its people, and what the app has installed. */
export interface Portrait {
  team: { name: string; domain: string };
  app: { name: string; botUser: string };
  people: Person[];
  channels: Channel[];
  commands: SlashCommand[];
  shortcuts: Shortcut[];
  steps: Step[];
  homeTab: boolean;
  /** People cannot write to the app, but for commands. */
  messagesReadOnly: boolean;
}

type Kind = (News & { service: 'slack' })['kind'];

/** News of these kinds about one person, or about everybody. */
function about(person: string, ...kinds: Kind[]) {
  return (news: News) =>
    news.service === 'slack' && kinds.includes(news.kind) && (news.user === undefined || news.user === person);
}

const seenBy = (person: string) => `/control/slack/people/${person}`;

export function usePortrait(): Portrait | undefined {
  return useLive('/control/slack/workspace', (news) => about('', 'channel')(news) || isPerson(news));
}

const isPerson = (news: News) => news.service === 'slack' && news.kind === 'person';

export function useChannels(person: string): SeenChannel[] | undefined {
  return useLive(`${seenBy(person)}/channels`, about(person, 'channel', 'message', 'read'));
}

export function useMessages(person: string, channel: string): SeenMessage[] | undefined {
  return useLive(`${seenBy(person)}/messages?channel=${channel}`, about(person, 'message', 'ephemeral', 'channel'));
}

/** The modals that a person has open, the root first. */
export function useViews(person: string): View[] | undefined {
  return useLive(`${seenBy(person)}/views`, about(person, 'modal'));
}

export function useHome(person: string): View | null | undefined {
  return useLive(`${seenBy(person)}/home`, about(person, 'home'));
}

export function useNotices(person: string): Notice[] | undefined {
  return useLive(`${seenBy(person)}/notices`, about(person, 'notice'));
}
