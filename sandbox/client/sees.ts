import type { ControlApi } from './control-api.ts';
import type { Channel, Notice, SeenMessage, View, WorkflowRun } from './types.ts';

/** What one person sees. */
export interface Sees {
  /** The direct messages with the app, oldest first. */
  dm(): Promise<SeenMessage[]>;
  /** A channel by id or name, with what only this person sees there. */
  channel(name: string): Promise<SeenMessage[]>;
  /** Everything that only this person sees, in all channels. */
  ephemerals(): Promise<SeenMessage[]>;
  /** The app's Home; null before it was ever published. */
  home(): Promise<View | null>;
  /** The modal on top; null when none is open. */
  view(): Promise<View | null>;
  /** All open modals, the root first. */
  views(): Promise<View[]>;
  /** Slack's own error messages, e.g. `operation_timeout`. */
  notices(): Promise<Notice[]>;
  channels(): Promise<Channel[]>;
  /** The workflows they ran, oldest first. */
  runs(): Promise<WorkflowRun[]>;
}

/** Reads what a person sees. */
export function seesOf(api: ControlApi, person: string): Sees {
  const see = <T>(what: string) => api.get<T>(`/people/${person}/${what}`);
  const channel = (name: string) => see<SeenMessage[]>(`messages?channel=${encodeURIComponent(name)}`);
  return {
    dm: () => channel('dm'),
    channel,
    ephemerals: () => see('ephemerals'),
    home: () => see('home'),
    view: async () => (await see<View[]>('views')).at(-1) ?? null,
    views: () => see('views'),
    notices: () => see('notices'),
    channels: () => see('channels'),
    runs: () => see('runs'),
  };
}
