import { stockLevels } from '../../../views/messages/stock.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/stock`, `/stock list` */
export function showLevels({ inventory }: Pick<ListenerDependencies, 'inventory'>) {
  return async ({ by }: Pick<Typed, 'by'>): Promise<Reply> => stockLevels(await inventory.levels(by));
}
