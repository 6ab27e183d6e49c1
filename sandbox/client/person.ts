import type { ControlApi } from './control-api.ts';
import { type Entries, type Entry, fill } from './fill.ts';
import { type Distinction, spotOf } from './find.ts';
import { type Sees, seesOf } from './sees.ts';
import type { Ack, Done, Json, Person, SeenMessage, Submitted, Target, View, WorkflowRun } from './types.ts';

/** Somebody in the workspace, who can only do what Slack shows them. Every deed throws when it is impossible. */
export interface Actor {
  id: string;
  name: string;
  sees: Sees;
  /** Types `/order 2 chocolate_cake` in a channel (`general`, or `dm` for the app's own). */
  command(command: string, text?: string, options?: { channel?: string }): Promise<Ack>;
  /** Presses a button, by action id. A confirmation dialog is confirmed unless `confirmed` is false. */
  press(target: Target, actionId: string, options?: Distinction & { confirmed?: boolean }): Promise<Done>;
  /** Chooses or types in one element; the app is told where Slack tells it. */
  choose(target: Target, name: string, value: Entry): Promise<Done>;
  /** Fills a form without submitting. @returns the view as it is then */
  fill(view: View, entries: Entries): Promise<View>;
  /** Fills a form and presses its submit button. */
  submit(view: View, entries?: Entries): Promise<Submitted>;
  /** Closes the modal on top, or all of them. @returns the app's answers to view_closed */
  close(options?: { all?: boolean }): Promise<Ack[]>;
  shortcut(callbackId: string): Promise<Ack>;
  messageShortcut(message: SeenMessage, callbackId: string): Promise<Ack>;
  /** Starts a workflow that is nothing but this step. @returns its form, to be filled and submitted */
  workflow(step: string): Promise<View>;
  /** Runs it with these inputs at once. @returns the run, which the app answers later */
  runStep(step: string, inputs?: Json): Promise<WorkflowRun>;
  /** Types into an external select. @returns the options offered */
  search(target: Target, actionId: string, text: string): Promise<Json[]>;
  /** Opens the app's Home. @returns what was there so far */
  openHome(): Promise<View | null>;
  /** Writes a message. */
  say(channel: string, text: string): Promise<SeenMessage>;
}

/** Acts as one person. */
export function actAs(api: ControlApi, { id, displayName }: Person): Actor {
  const sees = seesOf(api, id);
  const act = <T>(deed: string, body: unknown = {}) => api.post<T>(`/people/${id}/${deed}`, body);
  const filled = (view: View, entries: Entries) => fill({ api, sees, person: id }, view, entries);
  return {
    id,
    name: displayName,
    sees,
    command: (command, text = '', { channel = 'general' } = {}) => act('command', { command, text, channel }),
    press: async (target, actionId, { confirmed, ...which } = {}) =>
      act('act', { ...spotOf(target, actionId, { ...which, type: 'button' }), confirmed }),
    choose: async (target, name, value) => act('act', { ...spotOf(target, name), value }),
    fill: filled,
    submit: async (view, entries = {}) => {
      await filled(view, entries);
      return act('submit', { view: view.id });
    },
    close: (options = {}) => act('close', options),
    shortcut: (callbackId) => act('shortcut', { callbackId }),
    messageShortcut: ({ channel, ts }, callbackId) => act('message-shortcut', { callbackId, channel, ts }),
    workflow: (step) => act('workflow', { step }),
    runStep: (step, inputs = {}) => act('run-step', { step, inputs }),
    search: async (target, actionId, text) => act('search', { ...spotOf(target, actionId), text }),
    openHome: () => act('home'),
    say: (channel, text) => act('message', { channel, text }),
  };
}
