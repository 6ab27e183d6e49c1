import type { Db } from 'mongodb';
import type { Transact } from '../../platform/mongo/index.ts';
import type { CustomerReference, Customers, Directory } from '../customers/index.ts';
import type { Employees } from '../employees/index.ts';
import { OPEN_STATUSES, type Orders } from '../orders/index.ts';
import { type Principal, requireManager } from '../principal.ts';
import { customerHasOpenOrders, customerWorksHere } from './errors.ts';
import { addressesOf, ordersOf } from './orders-of.ts';
import { type Sought, soughtOf } from './person.ts';
import { createWalk } from './walk.ts';

/** What came of a removal. */
export interface Removal {
  /** The customer's id, under which the orders stay together. */
  customer: string;
  /** How many documents were rewritten or deleted; 0 where that had been done before. */
  documents: number;
}

/** A customer wants nothing of themselves to be kept any more. */
export interface DataRemoval {
  /**
   * Takes everything that tells who a customer is out of the books: their orders remain, as those of a former customer. For
   * managers. Whatever breaks it off, doing it again goes on.
   *
   * @throws DomainError `forbidden`, `customer_not_found`, `customer_ambiguous`, `customer_has_open_orders`,
   *   `customer_works_here`
   */
  forget(which: CustomerReference, by: Principal): Promise<Removal>;
}

interface Dependencies {
  db: Db;
  transact: Transact;
  customers: Pick<Customers, 'find' | 'forget'>;
  directory: Pick<Directory, 'known' | 'forget'>;
  employees: Pick<Employees, 'principalOf'>;
  orders: Pick<Orders, 'list'>;
}

/** As many as one reads. */
const ORDERS_NAMED = 20;

export function createDataRemoval({
  db,
  transact,
  customers,
  directory,
  employees,
  orders,
}: Dependencies): DataRemoval {
  const walk = createWalk(db);

  /** @throws DomainError where somebody still needs to know who they are */
  async function refuseOpenOrders(customer: string, by: Principal): Promise<void> {
    const which = { whose: 'all' as const, customer, statuses: OPEN_STATUSES, limit: ORDERS_NAMED };
    const open = await orders.list(which, by);
    if (open.length > 0) throw customerHasOpenOrders(open.map(({ number }) => number).toReversed());
  }

  return {
    async forget(which, by) {
      requireManager(by, 'remove what is known of a customer');
      const { customer } = await customers.find(which, by);
      const { id, slackUser } = customer;
      if (customer.forgotten) return { customer: id, documents: 0 };
      if (slackUser && (await employees.principalOf(slackUser)).staff) throw customerWorksHere();
      await refuseOpenOrders(id, by);

      const member = slackUser ? await directory.known(slackUser) : null;
      const theirs = await ordersOf(db, id);
      const sought: Sought = soughtOf({ customer, member, orders: theirs, mailedTo: await addressesOf(db, theirs) });
      const before = await walk(sought, id);
      await refuseOpenOrders(id, by);
      await transact(async (session) => {
        await customers.forget(session, customer, by);
        if (slackUser) await directory.forget(session, slackUser);
      });
      // What was under way until the name was gone may have written it once more.
      return { customer: id, documents: before + 1 + (await walk(sought, id)) };
    },
  };
}
