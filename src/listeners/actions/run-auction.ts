import type { Pressed, Reply } from '../answering/index.ts';
import { createAuctionMessage } from '../auction-message.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** Runs the auction without waiting for the hour; the runs with the new one take the old ones' place. */
export function runAuction({ auction }: Pick<ListenerDependencies, 'auction'>) {
  const auctionMessage = createAuctionMessage({ auction });
  return async ({ by, key }: Pressed): Promise<Reply> => {
    await auction.runNow(by, { key });
    return { ...(await auctionMessage(by)), replaces: true };
  };
}
