import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { productActions, productRemoved } from '../../views/messages/menu.ts';
import { answerButton, type Edge, openByButton, type Pressed, type Reply } from '../answering/index.ts';
import { restoreProduct } from '../commands/cake/restore.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createFilledProductForm } from '../forms/product-form.ts';

type Press = BlockAction<ButtonAction>;

/** The buttons on a product; their value is its id. */
export function registerProductButtons(app: App, edge: Edge, deps: ListenerDependencies): void {
  const formOf = createFilledProductForm(deps);
  const restore = restoreProduct(deps);
  app.action<Press>(
    productActions.edit,
    openByButton(edge, (pressed) => formOf(pressed.value, pressed)),
  );
  app.action<Press>(productActions.remove, answerButton(edge, remove(deps)));
  app.action<Press>(
    productActions.restore,
    answerButton(edge, async (pressed) => ({
      ...(await restore({ ...pressed, text: pressed.value })),
      replaces: true,
    })),
  );
}

function remove({ catalog }: Pick<ListenerDependencies, 'catalog'>) {
  return async ({ value, by, key }: Pressed): Promise<Reply> => ({
    ...productRemoved(await catalog.remove(value, by, { key })),
    replaces: true,
  });
}
