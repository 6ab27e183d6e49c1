import type { Channel, Done, Json, Submitted } from '../../../client/types.ts';
import type { Aside } from '../../../slack/people/ask.ts';
import type { Ack } from '../../../slack/to-app/acknowledgement.ts';
import { send } from './refused.ts';

/** An element that somebody points at: in a message, or in a view. */
export type Spot = ({ channel: string; ts: string } | { view: string }) & { actionId: string; blockId: string };

export interface Deed {
  value?: unknown;
  confirmed?: boolean;
  told?: boolean;
}

/** What a person can do in the workspace. Everything throws Refused when it is impossible. */
export function deedsOf(person: string) {
  const act = <Answer>(deed: string, body?: unknown) =>
    send<Answer>('POST', `/slack/people/${encodeURIComponent(person)}/${deed}`, body);
  return {
    act: (spot: Spot, deed: Deed) => act<Done>('act', { ...spot, ...deed }),
    ask: (command: string, text: string) => act<Aside>('ask', { command, text }),
    close: (all: boolean) => act<Ack[]>('close', { all }),
    command: (channel: string, command: string, text: string) => act<Ack>('command', { channel, command, text }),
    openHome: () => act<unknown>('home'),
    read: (channel: string) => act<null>('read', { channel }),
    say: (channel: string, text: string) => act<unknown>('message', { channel, text }),
    search: (spot: Spot, text: string) => act<Json[]>('search', { ...spot, text }),
    shortcut: (callbackId: string) => act<Ack>('shortcut', { callbackId }),
    messageShortcut: (callbackId: string, at: { channel: string; ts: string }) =>
      act<Ack>('message-shortcut', { callbackId, ...at }),
    workflow: (step: string) => act<unknown>('workflow', { step }),
    submit: (view: string) => act<Submitted>('submit', { view }),
    join: (channel: string) =>
      send<Channel>('POST', `/slack/channels/${encodeURIComponent(channel)}/members`, {
        user: person,
        inviter: person,
      }),
  };
}

export type Deeds = ReturnType<typeof deedsOf>;
