import { randomUUID } from 'node:crypto';
import { createTransact, ensureCollections } from '../../src/platform/mongo/index.ts';
import { createOnce, idempotencyKeys } from '../../src/platform/once.ts';
import { createEventLog, type DomainEvent, outboxCollections } from '../../src/platform/outbox/index.ts';
import { createCatalog, parseIngredients, productCollection } from '../../src/services/catalog/index.ts';
import { createOrders, type Order, orderCollection } from '../../src/services/orders/index.ts';
import { openTestDatabase } from './database.ts';
import { olivia } from './people.ts';

export const CHOCOLATE_CAKE = 'chocolate 33.5 g\nbutter 16.5 g\nflour 8.5 g\nsugar 16.5 g\neggs 1';

/** Menu and orders on a database of their own, with a clock that a test sets. */
export async function openShop() {
  const database = await openTestDatabase();
  const { db, client } = database;
  await ensureCollections(db, [...outboxCollections, idempotencyKeys, productCollection, orderCollection]);
  const time = { now: new Date('2026-11-21T08:00:00Z') };
  const clock = { now: () => time.now };
  const transact = createTransact(client);
  const once = createOnce({ db, transact });
  const events = createEventLog({ db, routes: {}, clock });
  const catalog = createCatalog({ db, once, events, clock, settings: { fixCurrency: async () => undefined } });
  const customers = {
    ofSlackUser: async (_: unknown, { name }: { name: string }) => ({ id: randomUUID(), name }),
    named: async (_: unknown, name: string) => ({ id: randomUUID(), name }),
  };
  const settings = { read: async () => ({ leadTimeHours: 48 }), currency: async () => 'EUR' };
  const heard: Order[] = [];
  const onChange = (order: Order) => void heard.push(order);
  const orders = createOrders({ db, transact, once, events, clock, catalog, customers, settings, onChange });

  return {
    ...database,
    time,
    catalog,
    orders,
    transact,
    /** Each order as it was when it was placed or changed, as metrics hear of it. */
    heard,
    /** The events about things of a kind. */
    happened: (kind: string) =>
      db.collection<DomainEvent>('events').find({ 'subject.kind': kind }).sort({ at: 1, version: 1 }).toArray(),
    cake: (name = 'Chocolate Cake', recipe = CHOCOLATE_CAKE) =>
      catalog.createCake({ name, ingredients: parseIngredients(recipe, 'ingredients') }, olivia),
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;
