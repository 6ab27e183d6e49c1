import { tokenMessage } from '../../../views/messages/access.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/bakery token` */
export function giveToken({ access }: Pick<ListenerDependencies, 'access'>) {
  return async ({ by }: Typed): Promise<Reply> => tokenMessage(await access.tokenFor(by));
}
