import { stockMarked } from '../../../views/messages/stock.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { readStockLine } from './stock-line.ts';

/** `/stock mark butter 500 g` */
export function markStock({ inventory }: Pick<ListenerDependencies, 'inventory'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> => {
    const mark = readStockLine(text, '/stock mark butter 500 g');
    return stockMarked((await inventory.mark(mark, by, { key, contents: text })).result);
  };
}
