import type { ClientSession } from 'mongodb';
import type { StockBooks } from './dependencies.ts';
import { holdingsOf, type PurchaseRequest } from './purchase-request.ts';
import type { RequestStore } from './store.ts';

/** Requests as both books have them: their own, and the stock's, which says what is to come and what has come. */
export function createRequestKeeping({ requests, inventory }: { requests: RequestStore; inventory: StockBooks }) {
  const book = (requests: readonly PurchaseRequest[], session: ClientSession) =>
    inventory.bookPurchase(
      session,
      ...requests.map((request) => ({ request: request._id, version: request.version, ...holdingsOf(request) })),
    );

  return {
    async add(added: readonly PurchaseRequest[], session: ClientSession): Promise<void> {
      await requests.insert(added, session);
      await book(
        added.filter(({ ingredients }) => ingredients.length > 0),
        session,
      );
    },

    /** Writes a request's new version. */
    async keep(request: PurchaseRequest, session: ClientSession): Promise<void> {
      await requests.writeVersion(request, session);
      await book([request], session);
    },
  };
}

export type RequestKeeping = ReturnType<typeof createRequestKeeping>;
