import type { AuctionSettings, AuctionState, Batch, BatchInput, Verdict } from './state.ts';

/** What the platform does with batches: it decides about each order at random, unless told otherwise. */
export function createHouse(state: AuctionState, settings: AuctionSettings) {
  const decide = (): Verdict => {
    if (settings.answers !== 'random') return settings.answers;
    return Math.random() < 0.5 ? 'accepted' : 'rejected';
  };

  return {
    batches: (): readonly Batch[] => state.batches,
    find: (id: string): Batch | undefined => state.batches.find((batch) => batch.id === id),

    take({ id, orders }: BatchInput): Batch {
      const decided = orders.map((order) => ({ ...order, verdict: decide() }));
      const batch = { id, receivedAt: new Date().toISOString(), orders: decided };
      state.batches.push(batch);
      return batch;
    },

    isDecided: ({ receivedAt }: Batch): boolean => Date.parse(receivedAt) + settings.resultsAfterMs <= Date.now(),

    clear(): void {
      state.batches = [];
    },
  };
}

export type House = ReturnType<typeof createHouse>;
