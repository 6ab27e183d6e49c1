import { productRemoved } from '../../../views/messages/menu.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { whichProduct } from './which-product.ts';

/** `/cake delete chocolate_cake` */
export function deleteProduct({ catalog }: Pick<ListenerDependencies, 'catalog'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> =>
    productRemoved(await catalog.remove(whichProduct(text, '/cake delete chocolate_cake'), by, { key }));
}
