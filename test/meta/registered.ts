import type { App } from '@slack/bolt';
import { pino } from 'pino';
import type { ListenerDependencies } from '../../src/listeners/index.ts';

/** What listeners are registered for, in the words of Bolt's methods. */
export type Kind = 'command' | 'shortcut' | 'action' | 'view' | 'options' | 'event' | 'function';

/** Ids by kind, each with its listener. */
export type Registered = Record<Kind, Map<string, unknown>>;

/** Registers everything that people can do with an App that only notes it. */
export function registered(register: (app: App, deps: ListenerDependencies) => unknown): Registered {
  const noted: Registered = {
    ...{ command: new Map(), shortcut: new Map(), action: new Map(), view: new Map() },
    ...{ options: new Map(), event: new Map(), function: new Map() },
  };
  const note = (kind: Kind) => (id: string | { callback_id: string }, listener: unknown) =>
    void noted[kind].set(typeof id === 'string' ? id : id.callback_id, listener);
  const app = {
    ...{ use: () => undefined, error: () => undefined },
    ...Object.fromEntries(Object.keys(noted).map((kind) => [kind, note(kind as Kind)])),
  } as unknown as App;
  const employees = { confirmLogin: async () => undefined, refuseLogin: async () => undefined };
  register(app, { employees, log: pino({ level: 'silent' }) } as unknown as ListenerDependencies);
  return noted;
}

/** The ids alone. */
export function idsByKind(noted: Registered): Record<Kind, string[]> {
  const kinds = Object.entries(noted) as [Kind, Map<string, unknown>][];
  return Object.fromEntries(kinds.map(([kind, ids]) => [kind, [...ids.keys()]])) as Record<Kind, string[]>;
}
