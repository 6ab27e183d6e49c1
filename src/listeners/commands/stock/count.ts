import { stockCounted } from '../../../views/messages/stock.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { readStockLine } from './stock-line.ts';

/** `/stock count butter 2500 g` */
export function countStock({ inventory }: Pick<ListenerDependencies, 'inventory'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> => {
    const counted = readStockLine(text, '/stock count butter 2500 g');
    return stockCounted((await inventory.count(counted, by, { key, contents: text })).result);
  };
}
