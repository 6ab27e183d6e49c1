import { type Db, MongoClient } from 'mongodb';
import { collections } from '../../src/app/collections.ts';
import { type BakeryServices, createServices } from '../../src/app/services.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { createHomeModel } from '../../src/listeners/home/home-model.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createMongoClient, createTransact, ensureCollections, impatient } from '../../src/platform/mongo/index.ts';
import { createOutboxHealth, type Delivery, defaultTimes } from '../../src/platform/outbox/index.ts';
import type { Principal } from '../../src/services/principal.ts';
import { fillBooks } from './history/fill.ts';

/** A bakery that has had so many orders: its services, without anything outside. */
export interface OldBakery {
  services: BakeryServices;
  homeOf: ReturnType<typeof createHomeModel>;
  /** What follows from the orders in this process's absence is taken as done. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export const manager: Principal = {
  actor: { kind: 'person', id: 'U0MANAGER', name: 'Olivia Baker', via: 'Slack' },
  staff: true,
  manager: true,
};

/** What everybody orders here. */
export const CAKE = 'short_bread';

/** @param uri of a database that nobody has used */
export async function openOldBakery(uri: string, orders: number): Promise<OldBakery> {
  const filler = await MongoClient.connect(uri, { ignoreUndefined: true });
  await fill(filler.db(), orders);
  await filler.close();

  const client = createMongoClient(uri, impatient);
  const db = client.db();
  const clock = systemClock;
  const services = createServices({
    ...{ db, transact: createTransact(client), clock, times: defaultTimes },
    ...{ publicUrl: 'http://bakery.test', integrations: {} },
  });
  await openShop(services);
  const outboxHealth = createOutboxHealth({ db, reactions });
  const deliveries = db.collection<Delivery>('deliveries');
  return {
    services,
    homeOf: createHomeModel({ ...services, outboxHealth, clock }),
    settle: async () => void (await deliveries.updateMany({ state: 'waiting' }, { $set: { state: 'done' } })),
    close: () => client.close(),
  };
}

/** Indexes last: so they are made at once, of what is there. */
async function fill(db: Db, orders: number): Promise<void> {
  await fillBooks(db, { orders, now: new Date() });
  await ensureCollections(db, collections);
  await db.collection<{ _id: string; last: number }>('counters').insertOne({ _id: 'orders', last: orders });
}

async function openShop({ catalog, inventory, employees }: BakeryServices): Promise<void> {
  const ingredients = [
    { name: 'butter', unit: 'g' as const, amount: 20_000 },
    { name: 'flour', unit: 'g' as const, amount: 40_000 },
  ];
  await catalog.createCake({ name: 'Short Bread', price: 450, ingredients }, manager);
  await catalog.createProduct({ name: 'Mint Tea', price: 280 }, manager);
  for (const { name, unit } of ingredients) await inventory.count({ name, unit, amount: 5_000_000 }, manager);
  await inventory.mark({ name: 'butter', unit: 'g', amount: 9_000_000 }, manager);
  const baker = { firstName: 'Ben', lastName: 'Baker', permissions: { developer: false, manager: false } };
  await employees.onboard({ ...baker, slackUser: 'U0BAKER' }, manager);
}
