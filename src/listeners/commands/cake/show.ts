import { unescapeText } from '../../../views/escape.ts';
import { productDetails } from '../../../views/messages/menu.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/cake show chocolate_cake` */
export function showProduct({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>) {
  return async ({ text }: Typed): Promise<Reply> =>
    productDetails(await catalog.find(unescapeText(text)), (await settings.read()).currency);
}
