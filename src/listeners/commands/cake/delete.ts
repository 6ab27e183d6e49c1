import { short, unescapeText } from '../../../views/escape.ts';
import { note } from '../../../views/messages/note.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/cake delete chocolate_cake` */
export function deleteProduct({ catalog }: Pick<ListenerDependencies, 'catalog'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { name } = await catalog.remove(unescapeText(text), by);
    return note(`${short(name)} is off the menu. Orders that have it keep it.`);
  };
}
