import { short } from '../../../views/escape.ts';
import { note } from '../../../views/messages/note.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { whichProduct } from './which-product.ts';

/** `/cake restore chocolate_cake` */
export function restoreProduct({ catalog }: Pick<ListenerDependencies, 'catalog'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> => {
    const { name } = await catalog.restore(whichProduct(text, '/cake restore chocolate_cake'), by, { key });
    return note(`${short(name)} is on the menu again.`);
  };
}
