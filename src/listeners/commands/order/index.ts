import type { App } from '@slack/bolt';
import { usage } from '../../../views/messages/help.ts';
import { answerCommand, type Edge } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { createEmptyOrderForm } from '../../forms/order-form.ts';
import { listOrders } from './list.ts';
import { moveOrder } from './move.ts';
import { placeOrder } from './place.ts';
import { showOrder } from './show.ts';

/** `/order` */
export function registerOrderCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.command(
    '/order',
    answerCommand(edge, {
      alone: { opens: createEmptyOrderForm(deps) },
      subcommands: {
        list: { answers: listOrders(deps) },
        show: { answers: showOrder(deps) },
        ready: { answers: moveOrder(deps, 'ready', '/order ready 21') },
        cancel: { answers: moveOrder(deps, 'cancelled', '/order cancel 21 too late') },
      },
      otherwise: { answers: placeOrder(deps) },
      usage: usage.order,
    }),
  );
}
