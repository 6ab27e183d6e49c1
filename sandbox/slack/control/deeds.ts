import { act } from '../people/act.ts';
import { ask } from '../people/ask.ts';
import { close } from '../people/close.ts';
import { typeCommand } from '../people/command.ts';
import { read } from '../people/read.ts';
import { search } from '../people/search.ts';
import { runMessageShortcut, runShortcut } from '../people/shortcuts.ts';
import { channelToWriteIn } from '../people/sight.ts';
import { submit } from '../people/submit.ts';
import { openHome, say } from '../people/talk.ts';
import { openWorkflow, startRun, stepNamed } from '../workflows/runs.ts';
import type { Workspace } from '../workspace.ts';
import { bodies } from './schemas.ts';

/** POST /control/people/:who/<deed>: what a person does. */
export const deeds: Readonly<Record<string, (workspace: Workspace, user: string, body: unknown) => unknown>> = {
  command: (workspace, user, body) => {
    const { command, text, channel } = bodies.command.parse(body);
    return typeCommand(workspace, user, { command, text, channel: channelToWriteIn(workspace, user, channel) });
  },
  act: (workspace, user, body) => act(workspace, user, bodies.act.parse(body)),
  search: (workspace, user, body) => search(workspace, user, bodies.search.parse(body)),
  submit: (workspace, user, body) => submit(workspace, user, bodies.submit.parse(body).view),
  close: (workspace, user, body) => close(workspace, user, bodies.close.parse(body)),
  shortcut: (workspace, user, body) => runShortcut(workspace, user, bodies.shortcut.parse(body).callbackId),
  'message-shortcut': (workspace, user, body) =>
    runMessageShortcut(workspace, user, bodies.messageShortcut.parse(body)),
  workflow: (workspace, user, body) => openWorkflow(workspace, user, bodies.workflow.parse(body).step),
  'run-step': (workspace, user, body) => {
    const { step, inputs } = bodies.runStep.parse(body);
    return startRun(workspace, user, stepNamed(workspace, step), inputs);
  },
  message: (workspace, user, body) => {
    const { channel, text } = bodies.message.parse(body);
    return say(workspace, user, channel, text);
  },
  read: (workspace, user, body) => read(workspace, user, bodies.read.parse(body).channel),
  ask: (workspace, user, body) => ask(workspace, user, bodies.ask.parse(body)),
  home: (workspace, user) => openHome(workspace, user),
};
