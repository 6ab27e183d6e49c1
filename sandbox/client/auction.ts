import type { SeenBatch } from '../auction/routes.ts';
import type { AuctionSettings } from '../auction/state.ts';
import { controlApi } from './control-api.ts';

export type { AuctionSettings, SeenBatch };

export type AuctionClient = ReturnType<typeof auctionClient>;

/** The energy auction's platform, as those see it who run it. */
export function auctionClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'auction');
  return {
    /** Oldest first. */
    batches: () => api.get<SeenBatch[]>('/batches'),
    clear: () => api.delete<Record<string, never>>('/batches'),
    settings: () => api.get<AuctionSettings>('/settings'),
    /** E.g. `{answers: 'rejected'}`, `{resultsAfterMs: 60_000}`, `{named: true}`. */
    configure: (settings: Partial<AuctionSettings>) => api.patch<AuctionSettings>('/settings', settings),
  };
}
