import { menu } from '../../../views/messages/menu.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

const PAGE = 25;

/** `/cake list`, `/cake list 2`: what is no page is the first. */
export function listProducts({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>) {
  return async ({ text }: Typed): Promise<Reply> => {
    const page = /^\d{1,6}$/.test(text) ? Number(text) - 1 : 0;
    return menu(await catalog.menu(page, PAGE), (await settings.read()).currency);
  };
}
