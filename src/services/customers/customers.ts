import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { oneLine } from '../../platform/one-line.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { forbidden, type Principal } from '../principal.ts';
import { findByName, readName } from './by-name.ts';
import type { Customer, KnownCustomer, Preference, Reach } from './customer.ts';
import { type CustomerEdit, createEditCustomer } from './edit-customer.ts';
import { customerForgotten } from './events.ts';
import { type CustomerReference, createFindCustomer } from './find-customer.ts';
import { createReach, type ReachDependencies } from './reach.ts';
import { createCustomerStore } from './store.ts';

/** Those who order. */
export interface Customers {
  /** The customer with that Slack user id, made where there is none; goes by the name they have now. */
  ofSlackUser(session: ClientSession, person: { id: string; name: string }): Promise<Customer>;
  /** The customer of that name, made where there is none; goes by its spelling from now on. @throws DomainError `customer_name_invalid` */
  named(session: ClientSession, name: string): Promise<Customer>;
  get(id: string): Promise<Customer | null>;
  /** The customer with that Slack user id, if they have ordered or chosen anything yet. */
  onSlack(slackUser: string): Promise<Customer | null>;
  /** Somebody on Slack chooses what they want to hear of their orders from now on. @throws DomainError `forbidden` */
  prefer(notify: Preference, by: Principal): Promise<void>;
  /** For staff. @throws DomainError `forbidden`, `customer_not_found`, `customer_ambiguous` */
  find(which: CustomerReference, by: Principal): Promise<KnownCustomer>;
  /**
   * Staff set a customer's address and, where they are known by name, what they hear of. With an address given, what could
   * not be said before is tried again.
   *
   * @throws DomainError `forbidden`, `customer_not_found`, `customer_invalid`
   */
  edit(id: string, edit: CustomerEdit, by: Principal): Promise<Customer>;
  /**
   * Leaves nothing of a customer but the id, under which their orders stay together. Whoever is still in the workspace, or
   * orders under that name again, is a new customer then.
   */
  forget(session: ClientSession, customer: Customer, by: Principal): Promise<void>;
  /** How to tell them something. @throws NotYet until the workspace's directory was read once */
  reach(customer: Customer): Promise<Reach>;
  /**
   * How to tell them something where they cannot be messaged.
   *
   * @param matched the Slack user whom they were taken for by their name
   */
  mailOf(customer: Customer, matched?: string): Promise<Exclude<Reach, { by: 'message' }>>;
}

type Dependencies = { db: Db; transact: Transact; events: EventLog; clock: Clock } & ReachDependencies;

/** Whoever finds nobody inserts; of two at once, MongoDB lets one transaction commit and reruns the other. */
export function createCustomers({ db, transact, events, clock, ...deps }: Dependencies): Customers {
  const store = createCustomerStore(db);
  const reaching = createReach(deps);

  async function make(session: ClientSession, known: Pick<Customer, 'name' | 'slackUser' | 'slug'>): Promise<Customer> {
    const customer: Customer = { id: randomUUID(), ...known, notify: 'all' };
    await store.insert(customer, session);
    return customer;
  }

  async function ofSlackUser(session: ClientSession, { id: slackUser, name }: { id: string; name: string }) {
    const known = await store.bySlackUser(slackUser, session);
    return known ? goingBy(session, known, name) : make(session, { slackUser, name });
  }

  /** Written only where it changes: many orders for one customer are not to wait for one another. */
  async function goingBy(session: ClientSession, known: Customer, name: string): Promise<Customer> {
    if (known.name !== name) await store.rename(known.id, name, session);
    return { ...known, name };
  }

  return {
    ...reaching,
    get: (id) => store.byId(id),
    onSlack: (slackUser) => store.bySlackUser(slackUser),
    ofSlackUser,
    find: createFindCustomer({ store, directory: deps.directory, reach: reaching.reach }),
    edit: createEditCustomer({ store, transact, events, clock }),

    async named(session, given) {
      const called = readName(oneLine(given));
      const known = await findByName(store, called.name, session);
      return known ? goingBy(session, known, called.name) : make(session, called);
    },

    async forget(session, { id }, { actor }) {
      await store.forget(id, { by: actor, at: clock.now() }, session);
      await events.record(session, customerForgotten(id, actor));
    },

    async prefer(notify, { actor, outsideSlack }) {
      if (outsideSlack) throw noPersonOnSlack();
      await transact(async (session) => {
        const customer = await ofSlackUser(session, actor);
        await store.edit({ ...customer, notify, edited: { by: actor, at: clock.now() } }, session);
      });
    },
  };
}

const noPersonOnSlack = () =>
  forbidden('Only somebody on Slack chooses what I tell them: I have nobody to tell it to.');
