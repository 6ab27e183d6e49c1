import { createServices } from '../../../../src/app/services.ts';
import type { Config } from '../../../../src/config.ts';
import { createAuctionPlatform } from '../../../../src/integrations/auction-platform/index.ts';
import { createResultArchive } from '../../../../src/integrations/s3/index.ts';
import { systemClock } from '../../../../src/platform/clock.ts';
import { createMongoClient, createTransact, patient } from '../../../../src/platform/mongo/index.ts';
import { defaultTimes } from '../../../../src/platform/outbox/index.ts';

/** One function at a time runs in each copy of it: more connections than these are never used. */
const MOST_CONNECTIONS = 10;

/**
 * The bakery as a function sees it: the same services on the same books. Outside it reaches the auction alone; what else
 * follows, such as a message in Slack, is left to the workers, in the transaction that causes it.
 */
export function openBakery(config: Config) {
  const client = createMongoClient(config.mongodbUri, { ...patient, maxPoolSize: MOST_CONNECTIONS });
  const [db, transact] = [client.db(), createTransact(client)];
  const s3 = config.s3 && createResultArchive(config.s3);
  const integrations = {
    auctionPlatform: config.auctionUrl === undefined ? undefined : createAuctionPlatform({ url: config.auctionUrl }),
    resultArchive: s3?.archive,
  };
  const common = { db, transact, clock: systemClock, times: defaultTimes };
  return {
    ...common,
    ...integrations,
    services: createServices({ ...common, publicUrl: config.publicUrl, integrations }),
    async close() {
      s3?.close();
      await client.close();
    },
  };
}

export type Bakery = ReturnType<typeof openBakery>;
