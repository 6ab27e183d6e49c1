import type { App } from '@slack/bolt';
import { help, usage } from '../../views/messages/help.ts';
import { answerCommand, type Edge } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createSettingsForm } from '../forms/settings-form.ts';
import { createStatusMessage } from '../status-message.ts';

/** `/bakery` */
export function registerBakeryCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  const statusMessage = createStatusMessage(deps);
  app.command(
    '/bakery',
    answerCommand(edge, {
      alone: { answers: async () => help() },
      subcommands: {
        help: { answers: async () => help() },
        status: { answers: ({ by }) => statusMessage(by) },
        settings: { opens: createSettingsForm(deps) },
      },
      usage: usage.bakery,
    }),
  );
}
