import type { Principal } from '../services/principal.ts';
import type { Message } from '../views/blocks.ts';
import { auctionRuns, MOST_RUNS_SHOWN } from '../views/messages/auction.ts';
import type { ListenerDependencies } from './dependencies.ts';

/** The last runs of the energy auction, for staff. */
export function createAuctionMessage({ auction }: { auction: Pick<ListenerDependencies['auction'], 'runs'> }) {
  return async (by: Principal): Promise<Message> =>
    auctionRuns(await auction.runs(MOST_RUNS_SHOWN, by), { manager: by.manager });
}
