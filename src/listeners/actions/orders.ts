import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { orderActions } from '../../views/messages/order-actions.ts';
import { answerButton, type Edge, openByButton } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { moveOrder } from './move-order.ts';
import { showOlderOrders } from './older-orders.ts';
import { placeAgain } from './place-again.ts';
import { undoChange } from './undo-change.ts';

/** The buttons on an order, wherever it is shown. */
export function registerOrderButtons(app: App, edge: Edge, deps: ListenerDependencies): void {
  const handlers = {
    [orderActions.start]: moveOrder(deps, 'preparation'),
    [orderActions.ready]: moveOrder(deps, 'ready'),
    [orderActions.deliver]: moveOrder(deps, 'delivered'),
    [orderActions.backToWaiting]: moveOrder(deps, 'waiting'),
    [orderActions.backToPreparation]: moveOrder(deps, 'preparation'),
    [orderActions.cancel]: moveOrder(deps, 'cancelled'),
    [orderActions.undo]: undoChange(deps),
    [orderActions.older]: showOlderOrders(deps),
  };
  for (const [actionId, handler] of Object.entries(handlers)) {
    app.action<BlockAction<ButtonAction>>(actionId, answerButton(edge, handler));
  }
  app.action<BlockAction<ButtonAction>>(orderActions.again, openByButton(edge, placeAgain(deps)));
}
