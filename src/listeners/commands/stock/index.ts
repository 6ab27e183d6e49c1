import type { App } from '@slack/bolt';
import { usage } from '../../../views/messages/help.ts';
import { answerCommand, type Edge } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { countStock } from './count.ts';
import { showLevels } from './levels.ts';
import { markStock } from './mark.ts';
import { wasteStock } from './waste.ts';

/** `/stock` */
export function registerStockCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  const levels = { answers: showLevels(deps) };
  app.command(
    '/stock',
    answerCommand(edge, {
      alone: levels,
      subcommands: {
        list: levels,
        count: { answers: countStock(deps) },
        waste: { answers: wasteStock(deps) },
        mark: { answers: markStock(deps) },
      },
      usage: usage.stock,
    }),
  );
}
