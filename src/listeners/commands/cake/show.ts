import { productDetails } from '../../../views/messages/menu.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { whichProduct } from './which-product.ts';

/** `/cake show chocolate_cake` */
export function showProduct({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const product = await catalog.find(whichProduct(text, '/cake show chocolate_cake'));
    return productDetails(product, (await settings.read()).currency, by);
  };
}
