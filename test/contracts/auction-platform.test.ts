import { auctionClient } from '../../sandbox/client/auction.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createAuctionPlatform } from '../../src/integrations/auction-platform/index.ts';
import { createFakePlatform } from '../services/auction/fake-platform.ts';
import { itIsAnAuctionPlatform } from './auction-platform.ts';

itIsAnAuctionPlatform('the fake of the tests', async () => {
  const { platform, rules } = createFakePlatform();
  return {
    platform,
    answer: async ({ verdict, named = false, decided = true }) =>
      Object.assign(rules, { verdict: () => verdict, named, decided }),
    close: async () => undefined,
  };
});

itIsAnAuctionPlatform('the stand-in', async () => {
  const sandbox = await startSandbox({ port: 0, standIns: ['auction'] });
  const { configure } = auctionClient(sandbox.url);
  return {
    platform: createAuctionPlatform({ url: sandbox.env.AUCTION_URL ?? '' }),
    answer: ({ verdict, named = false, decided = true }) =>
      configure({ answers: verdict, named, resultsAfterMs: decided ? 0 : 60_000 }),
    close: sandbox.close,
  };
});
