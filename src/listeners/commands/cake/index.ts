import type { App } from '@slack/bolt';
import { usage } from '../../../views/messages/help.ts';
import { answerCommand, type Edge } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { createEmptyCakeForm } from '../../forms/cake-form.ts';
import { deleteProduct } from './delete.ts';
import { listProducts } from './list.ts';
import { showProduct } from './show.ts';

/** `/cake` */
export function registerCakeCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.command(
    '/cake',
    answerCommand(edge, {
      alone: { opens: createEmptyCakeForm(deps) },
      subcommands: {
        list: { answers: listProducts(deps) },
        show: { answers: showProduct(deps) },
        delete: { answers: deleteProduct(deps) },
      },
      usage: usage.cake,
    }),
  );
}
