import { collections } from '../../src/app/collections.ts';
import { createServices } from '../../src/app/services.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createMongoClient, createTransact, ensureCollections, patient } from '../../src/platform/mongo/index.ts';
import { defaultTimes } from '../../src/platform/outbox/index.ts';
import { ONE, parseIngredients } from '../../src/services/catalog/index.ts';
import type { Principal } from '../../src/services/principal.ts';
import { openWorkspace } from '../client/index.ts';
import { keepMetersAccount } from '../meters.ts';
import { API_PASSWORD, API_USERS, BAKERS, CAKES, KITCHEN, MANAGER, METERS, PRODUCTS, STOCK } from './content.ts';

/** Where to open the bakery. */
export interface Seeding {
  mongodbUri: string;
  sandboxUrl: string;
  /** Where the account of the ovens' meters is kept; absent: they have none. */
  dataDir?: string;
}

/**
 * Gives a bakery that was never opened a menu, a kitchen and somebody who works there, as the manager would do it. Done in
 * an empty database alone; whatever people made of it later is left as it is.
 */
export async function seed({ mongodbUri, sandboxUrl, dataDir }: Seeding): Promise<void> {
  const client = createMongoClient(mongodbUri, patient);
  try {
    const db = client.db();
    await ensureCollections(db, collections);
    if ((await db.collection('products').estimatedDocumentCount()) > 0) return;
    const bakery = createServices({
      ...{ db, transact: createTransact(client), clock: systemClock, times: defaultTimes },
      publicUrl: sandboxUrl,
      integrations: {},
    });
    for (const [name, { price, recipe }] of Object.entries(CAKES)) {
      await bakery.catalog.createCake({ name, price, ingredients: parseIngredients(recipe, name) }, manager);
    }
    for (const product of PRODUCTS) await bakery.catalog.createProduct(product, manager);
    for (const { name, unit, onHand, lowMark } of STOCK) {
      await bakery.inventory.count({ name, unit, amount: onHand * ONE }, manager);
      await bakery.inventory.mark({ name, unit, amount: lowMark * ONE }, manager);
    }
    for (const user of API_USERS) await bakery.access.accounts.createUser(user, manager, undefined, API_PASSWORD);
    if (dataDir !== undefined) {
      const { account, secret = '' } = await bakery.access.accounts.createClient(METERS, manager);
      await keepMetersAccount(dataDir, { id: account.id, secret });
    }
    for (const baker of BAKERS) await bakery.employees.onboard(baker, manager);
    await inviteToKitchen(sandboxUrl);
    await bakery.settings.change({ kitchenChannel: KITCHEN }, manager);
  } finally {
    await client.close();
  }
}

/** Slack lets the app write only where it was invited. */
export async function inviteToKitchen(sandboxUrl: string): Promise<void> {
  await openWorkspace(sandboxUrl).invite(KITCHEN.name, 'U0OVENBIRD');
}

const manager: Principal = {
  actor: { kind: 'person', ...MANAGER, via: 'Slack' },
  staff: true,
  manager: true,
};
