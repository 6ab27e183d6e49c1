import { menu } from '../../../views/messages/menu.ts';
import type { Reply } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/cake list` */
export function listProducts({ catalog, settings }: Pick<ListenerDependencies, 'catalog' | 'settings'>) {
  return async (): Promise<Reply> => menu(await catalog.menu(), (await settings.read()).currency);
}
