import type { KnownCustomer } from '../services/customers/index.ts';
import type { Order } from '../services/orders/index.ts';
import type { Principal } from '../services/principal.ts';
import type { ListenerDependencies } from './dependencies.ts';

/** How a customer whom staff ordered for by name will hear of it: nobody is beside them to see that no message came. */
export function createKnownCustomer({ customers }: Pick<ListenerDependencies, 'customers'>) {
  return async ({ customer: { id, slackUser } }: Order, by: Principal): Promise<KnownCustomer | undefined> =>
    slackUser || !by.staff ? undefined : customers.find({ id }, by);
}
