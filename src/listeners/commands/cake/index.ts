import type { App } from '@slack/bolt';
import { usage } from '../../../views/messages/help.ts';
import { answerCommand, type Edge, type Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { createEmptyProductForm, createFilledProductForm } from '../../forms/product-form.ts';
import { deleteProduct } from './delete.ts';
import { listProducts } from './list.ts';
import { restoreProduct } from './restore.ts';
import { showProduct } from './show.ts';
import { whichProduct } from './which-product.ts';

/** `/cake` */
export function registerCakeCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  const formOf = createFilledProductForm(deps);
  const edit = async (typed: Typed) => formOf(whichProduct(typed.text, '/cake edit chocolate_cake'), typed);
  app.command(
    '/cake',
    answerCommand(edge, {
      alone: { opens: createEmptyProductForm(deps, 'cake') },
      subcommands: {
        list: { answers: listProducts(deps) },
        show: { answers: showProduct(deps) },
        edit: { opens: edit },
        delete: { answers: deleteProduct(deps) },
        restore: { answers: restoreProduct(deps) },
        product: { opens: createEmptyProductForm(deps, 'product') },
      },
      usage: usage.cake,
    }),
  );
}
