import type { Db, Document } from 'mongodb';
import pLimit from 'p-limit';
import { customerAt, ORDERS_EACH } from './customers.ts';
import { type Documents, documentsOf, type History } from './documents.ts';

const AT_ONCE = 2;
const BATCH = 500;

/**
 * Writes into the books what a bakery has after so many orders, a thousand a day: orders, stock, what people were told,
 * what was bought, and events and deliveries for as long as those are kept. The last 300 orders are open still.
 */
export async function fillBooks(db: Db, history: History): Promise<void> {
  await insert(db, { customers: customersOf(history) });
  const limit = pLimit(AT_ONCE);
  for (let from = 1; from <= history.orders; from += BATCH * AT_ONCE) {
    const batches = Array.from({ length: AT_ONCE }, (_, index) => from + index * BATCH);
    const within = batches.filter((first) => first <= history.orders);
    await Promise.all(
      within.map((first) =>
        limit(() => insert(db, documentsOf(first, Math.min(BATCH, history.orders - first + 1), history))),
      ),
    );
  }
}

/** Nothing of it is checked or waited for: it is what the services would have written. */
async function insert(db: Db, documents: Documents): Promise<void> {
  const options = { ordered: false, bypassDocumentValidation: true, writeConcern: { w: 1 } };
  const some = Object.entries(documents).filter(([, rows]) => rows.length > 0);
  await Promise.all(some.map(([name, rows]) => db.collection(name).insertMany(rows, options)));
}

function customersOf({ orders }: History): Document[] {
  return Array.from({ length: Math.ceil(orders / ORDERS_EACH) }, (_, index) => {
    const { id, ...customer } = customerAt(index);
    return { _id: id, ...customer, notify: 'all' };
  });
}
