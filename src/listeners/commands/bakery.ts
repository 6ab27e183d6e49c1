import type { App } from '@slack/bolt';
import { help, usage } from '../../views/messages/help.ts';
import { answerCommand, type Edge } from '../answering/index.ts';
import { createAuctionMessage } from '../auction-message.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createSettingsForm } from '../forms/settings-form.ts';
import { createStatusMessage } from '../status-message.ts';
import { clients } from './access/clients.ts';
import { giveToken } from './access/token.ts';
import { assist } from './assist.ts';
import { openCustomer } from './customer.ts';

/** `/bakery` */
export function registerBakeryCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  const auctionMessage = createAuctionMessage(deps);
  const statusMessage = createStatusMessage(deps);
  app.command(
    '/bakery',
    answerCommand(edge, {
      alone: { answers: async () => help() },
      subcommands: {
        help: { answers: async () => help() },
        status: { answers: ({ by }) => statusMessage(by) },
        assist: assist(deps),
        customer: { opens: openCustomer(deps) },
        auction: { answers: ({ by }) => auctionMessage(by) },
        settings: { opens: createSettingsForm(deps) },
        token: { answers: giveToken(deps) },
        clients: { answers: clients(deps) },
      },
      usage: usage.bakery,
    }),
  );
}
