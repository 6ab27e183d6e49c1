import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { slugOf } from '../catalog/index.ts';
import type { Customer, Preference, Reach } from './customer.ts';
import { customerNameInvalid, customerNotFound } from './errors.ts';
import { createReach, type ReachDependencies } from './reach.ts';
import { createCustomerStore } from './store.ts';

const LONGEST_NAME = 80;

/** Those who order. */
export interface Customers {
  /** The customer with that Slack user id, made where there is none; goes by the name they have now. */
  ofSlackUser(session: ClientSession, person: { id: string; name: string }): Promise<Customer>;
  /** The customer of that name, made where there is none. @throws DomainError `customer_name_invalid` */
  named(session: ClientSession, name: string): Promise<Customer>;
  get(id: string): Promise<Customer | null>;
  /** What they want to hear of from now on. @throws DomainError `customer_not_found` */
  prefer(id: string, notify: Preference): Promise<void>;
  /** How to tell them something. @throws NotYet until the workspace's directory was read once */
  reach(customer: Customer): Promise<Reach>;
  /** How to tell them something where they cannot be messaged. */
  mailOf(customer: Customer): Promise<Exclude<Reach, { by: 'message' }>>;
}

type Dependencies = { db: Db } & ReachDependencies;

/** Whoever finds nobody inserts; of two at once, MongoDB lets one transaction commit and reruns the other. */
export function createCustomers({ db, ...deps }: Dependencies): Customers {
  const store = createCustomerStore(db);

  async function make(session: ClientSession, known: Pick<Customer, 'name' | 'slackUser' | 'slug'>): Promise<Customer> {
    const customer: Customer = { id: randomUUID(), ...known, notify: 'all' };
    await store.insert(customer, session);
    return customer;
  }

  return {
    ...createReach(deps),
    get: store.byId,

    async ofSlackUser(session, { id: slackUser, name }) {
      const known = await store.bySlackUser(slackUser, session);
      if (!known) return make(session, { slackUser, name });
      if (known.name !== name) await store.rename(known.id, name, session);
      return { ...known, name };
    },

    async named(session, given) {
      const name = given.trim().replace(/\s+/g, ' ');
      const slug = slugOf(name);
      if (slug === '' || name.length > LONGEST_NAME) throw customerNameInvalid();
      return (await store.bySlug(slug, session)) ?? make(session, { slug, name });
    },

    async prefer(id, notify) {
      if (!(await store.prefer(id, notify))) throw customerNotFound(id);
    },
  };
}
