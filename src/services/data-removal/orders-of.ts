import type { Db } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.ts';
import { orderCollection } from '../orders/index.ts';

/** All orders of a customer, by which what was written about them is known. */
export function ordersOf(db: Db, customer: string): Promise<{ id: string; number: number }[]> {
  const found = collectionOf(db, orderCollection).find({ 'customer.id': customer }, { projection: { number: 1 } });
  return found.map(({ _id: id, number }) => ({ id, number })).toArray();
}
