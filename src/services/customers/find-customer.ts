import { NotYet } from '../../platform/failures.ts';
import { type Principal, requireStaff } from '../principal.ts';
import { findByName } from './by-name.ts';
import type { Customer, KnownCustomer, Reach } from './customer.ts';
import type { Directory } from './directory.ts';
import { customerAmbiguous, customerNotFound } from './errors.ts';
import type { CustomerStore } from './store.ts';

/** Which customer is meant. */
export type CustomerReference = { id: string } | { slackUser: string } | { name: string };

interface Dependencies {
  store: CustomerStore;
  directory: Pick<Directory, 'named'>;
  reach(customer: Customer): Promise<Reach>;
}

/** Looks a customer up for staff. */
export function createFindCustomer({ store, directory, reach }: Dependencies) {
  return async (which: CustomerReference, by: Principal): Promise<KnownCustomer> => {
    requireStaff(by, 'see what is known of a customer');
    const customer = await lookUp(which);
    return { customer, reach: await reachNow(customer) };
  };

  async function lookUp(which: CustomerReference): Promise<Customer> {
    if ('name' in which) return byName(which.name);
    const found = 'id' in which ? await store.byId(which.id) : await store.bySlackUser(which.slackUser);
    if (!found) throw customerNotFound('id' in which ? which.id : 'with that Slack account');
    return found;
  }

  /** Whoever is known by the name itself comes first: the other can be meant by a mention. */
  async function byName(name: string): Promise<Customer> {
    const known = await findByName(store, name);
    if (known) return known;
    const [only, another] = await directory.named(name);
    if (another) throw customerAmbiguous(name);
    const onSlack = only && (await store.bySlackUser(only.id));
    if (!onSlack) throw customerNotFound(name);
    return onSlack;
  }

  async function reachNow(customer: Customer): Promise<Reach | undefined> {
    try {
      return await reach(customer);
    } catch (error) {
      if (error instanceof NotYet) return undefined;
      throw error;
    }
  }
}
