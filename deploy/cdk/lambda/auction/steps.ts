import { createAuctionMachine } from '../../../../src/services/auction/index.ts';
import { openBakery } from '../support/bakery.ts';
import { readConfiguration } from '../support/configuration.ts';
import { opened } from '../support/once.ts';
import { createPerform } from './perform.ts';
import type { Work } from './work.ts';

const perform = opened(async () => {
  const { services, auctionPlatform, resultArchive, ...bakery } = openBakery(await readConfiguration(process.env));
  if (!auctionPlatform || !resultArchive) throw new Error('AUCTION_URL or S3_BUCKET is missing');
  const { notes, settings } = services;
  const { lookAfter } = bakery.times;
  return createPerform(
    createAuctionMachine({
      ...{ ...bakery, notes, settings, lookAfter },
      platform: auctionPlatform,
      archive: resultArchive,
    }),
  );
});

/** One function for every step: it stays warm, and its copies hold few connections to MongoDB. */
export const handler = async (asked: Work) => (await perform())(asked);
