import { auctionClient } from '../../../../sandbox/client/auction.ts';
import { s3Client } from '../../../../sandbox/client/s3.ts';
import { startMongod } from '../../../../sandbox/mongod/index.ts';
import { startSandbox } from '../../../../sandbox/server.ts';
import { collections } from '../../../../src/app/collections.ts';
import { readConfig } from '../../../../src/config.ts';
import { ensureCollections } from '../../../../src/platform/mongo/index.ts';
import { createAuctionMachine } from '../../../../src/services/auction/index.ts';
import type { Principal } from '../../../../src/services/principal.ts';
import { openTestDatabase } from '../../../../test/support/database.ts';
import { createPerform } from '../../lambda/auction/perform.ts';
import { openBakery } from '../../lambda/support/bakery.ts';

/** Somebody whose tokens have the auction's scopes. */
export const meter: Principal = {
  actor: { kind: 'program', id: 'oidc:meter', name: 'Meter', via: 'API' },
  outsideSlack: true,
  staff: false,
  manager: false,
};

export const recordsOf = (count: number, prefix = 'r') =>
  Array.from({ length: count }, (_, index) => ({
    record_id: `${prefix}-${index}`,
    parameter_1: `oven ${index}`,
    parameter_2: index / 2,
  }));

/** What functions meet: a real MongoDB, and the stand-ins of the auction, of S3 and of Slack. */
export async function openWorld() {
  await using opened = new AsyncDisposableStack();
  if (!process.env.MONGODB_URI) {
    const mongod = await startMongod({ say: console.log });
    process.env.MONGODB_URI = mongod.uri;
    opened.defer(async () => {
      delete process.env.MONGODB_URI;
      await mongod.close();
    });
  }
  const database = await openTestDatabase();
  opened.defer(database.close);
  await ensureCollections(database.db, collections);
  const sandbox = await startSandbox({ port: 0, standIns: ['auction', 's3', 'slack'] });
  opened.defer(sandbox.close);
  const environment = { ...sandbox.env, MONGODB_URI: database.uri };
  const { AUCTION_URL, S3_BUCKET, AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
    sandbox.env;
  const bakery = openBakery(
    readConfig({
      ...{ MONGODB_URI: database.uri, AUCTION_URL, S3_BUCKET, AWS_REGION, AWS_ENDPOINT_URL_S3 },
      ...{ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
    }),
  );
  opened.defer(bakery.close);
  const { auctionPlatform: platform, resultArchive: archive, services } = bakery;
  if (!platform || !archive) throw new Error('the stand-ins are not configured');
  const { notes, settings } = services;
  const machine = createAuctionMachine({ ...bakery, notes, settings, platform, archive, lookAfter: [0] });
  const rest = opened.move();
  return {
    ...{ bakery, machine, environment, sandbox, db: database.db },
    perform: createPerform(machine),
    auction: auctionClient(sandbox.url),
    s3: s3Client(sandbox.url),
    handIn: (count: number, prefix?: string) => services.auction.submitRecords(recordsOf(count, prefix), meter),
    async clear(): Promise<void> {
      for (const { name } of collections) await database.db.collection(name).deleteMany({});
    },
    close: () => rest.disposeAsync(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
