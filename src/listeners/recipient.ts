import { recipientOf } from '../services/customers/index.ts';
import type { PlaceOrder } from '../services/orders/index.ts';
import type { ListenerDependencies } from './dependencies.ts';

const LOOK_UP_MS = 5_000;

/** Whom an order is for, as the service wants it: somebody on Slack has a name, too. */
export function createRecipient({ directory }: Pick<ListenerDependencies, 'directory'>) {
  return async (to: { slackUser: string } | { name: string }): Promise<NonNullable<PlaceOrder['for']>> => {
    if ('name' in to) return to;
    const member = await directory.lookUp(to.slackUser, AbortSignal.timeout(LOOK_UP_MS));
    return recipientOf(member);
  };
}
