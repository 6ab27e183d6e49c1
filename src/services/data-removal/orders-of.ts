import type { Db } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.ts';
import { notificationCollection } from '../notifications/index.ts';
import { orderCollection } from '../orders/index.ts';

/** An order of a customer's, by which what was written about them is known. */
export interface TheirOrder {
  id: string;
  number: number;
  /** What they were called then. */
  name: string;
}

export function ordersOf(db: Db, customer: string): Promise<TheirOrder[]> {
  const wanted = { projection: { number: 1, 'customer.name': 1 } };
  const found = collectionOf(db, orderCollection).find({ 'customer.id': customer }, wanted);
  return found.map(({ _id: id, number, customer: { name } }) => ({ id, number, name })).toArray();
}

/** As many orders as one query names. */
const AT_ONCE = 1_000;

/** Where mail about these orders went, each address once. */
export async function addressesOf(db: Db, orders: readonly Pick<TheirOrder, 'id'>[]): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  for (let from = 0; from < orders.length; from += AT_ONCE) {
    const some = orders.slice(from, from + AT_ONCE).map(({ id }) => id);
    const rows = collectionOf(db, notificationCollection).find({ order: { $in: some }, 'to.by': 'mail' });
    for await (const { to } of rows.project<{ to: { address: string } }>({ 'to.address': 1 }))
      addresses.add(to.address);
  }
  return addresses;
}
