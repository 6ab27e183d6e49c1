import { note } from '../../views/messages/note.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** Buys anew what a ticket that is gone was to bring. */
export function orderAgain({ procurement }: Pick<ListenerDependencies, 'procurement'>) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    await procurement.orderAgain(value, by);
    return { ...note('The ingredients are being ordered again.'), replaces: true };
  };
}
