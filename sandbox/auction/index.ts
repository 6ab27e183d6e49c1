import { defineEmulator } from 'emulate';
import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { AuctionError } from './errors.ts';
import { createHouse } from './house.ts';
import { controlRoutes, platformRoutes } from './routes.ts';
import { type AuctionState, usualSettings } from './state.ts';

/**
 * The energy auction's platform: batches of orders come in, and after a while it tells which of them were accepted. What it
 * decided survives a restart when there is a state file; settings do not.
 */
export async function createAuctionStandIn(options: StandInOptions): Promise<StandIn> {
  const settings = usualSettings();
  const service = defineEmulator<AuctionState>({
    name: 'auction',
    state: () => ({ batches: [] }),
    setup: ({ app, state }) => {
      const broken = new AuctionError(500, 'Internal error');
      app.onError((error) => (error instanceof AuctionError ? error : broken).toResponse());
      app.notFound(() => new AuctionError(404, 'There is nothing here').toResponse());
      const routes = { app, house: createHouse(state, settings), settings };
      platformRoutes(routes);
      controlRoutes(routes);
    },
  });
  const emulator = await openKeptEmulator(service, options);
  return {
    name: 'auction',
    fetch: async (request) => {
      const response = await emulator.fetch(request);
      // Time alone makes the results known.
      if (request.method === 'POST') setTimeout(() => options.onChange?.({}), settings.resultsAfterMs).unref();
      return response;
    },
    control: (request) => emulator.fetch(withPrefix(request, '/control')),
    env: { AUCTION_URL: options.baseUrl },
    connect: () => {},
    close: () => emulator.close(),
  };
}
