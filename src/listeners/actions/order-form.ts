import type { App, BlockAction } from '@slack/bolt';
import { orderForm } from '../../views/modals/order-form.ts';
import { lineActions } from '../../views/modals/order-form-line.ts';
import { type Edge, updateForm } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { chosen, lineAdded, lineRemoved, updateOrderForm } from './update-order-form.ts';

/** Everything in the order form that changes the form. */
export function registerOrderFormActions(app: App, edge: Edge, deps: ListenerDependencies): void {
  const changes = {
    [lineActions.product]: chosen,
    [lineActions.variation]: chosen,
    [lineActions.persons]: chosen,
    [lineActions.quantity]: chosen,
    [orderForm.due]: chosen,
    [lineActions.add]: lineAdded,
    [lineActions.remove]: lineRemoved,
  };
  for (const [actionId, change] of Object.entries(changes)) {
    app.action<BlockAction>(actionId, updateForm(edge, updateOrderForm(deps, change)));
  }
}
