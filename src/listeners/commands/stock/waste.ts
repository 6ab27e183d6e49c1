import { stockWasted } from '../../../views/messages/stock.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { readWaste } from './stock-line.ts';

/** `/stock waste butter 100 g fell on the floor` */
export function wasteStock({ inventory }: Pick<ListenerDependencies, 'inventory'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> => {
    const wasted = readWaste(text, '/stock waste butter 100 g fell on the floor');
    return stockWasted((await inventory.waste(wasted, by, { key, contents: text })).result, wasted.amount);
  };
}
