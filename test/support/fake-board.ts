import { TransientFailure } from '../../src/platform/failures.ts';
import type { Order, OrderBoard } from '../../src/services/orders/index.ts';

/** A board that remembers, for each order, what its card shows. */
export function createFakeBoard() {
  const cards = new Map<string, Order>();
  let lost = false;
  const board: OrderBoard = {
    async show(order) {
      const shown = cards.get(order.id);
      if (!shown || shown.version <= order.version) cards.set(order.id, order);
      if (!lost) return;
      lost = false;
      throw new TransientFailure('unreachable', 'connection reset', { inDoubt: true });
    },
  };
  return {
    board,
    cards,
    /** The next card is shown, and nobody hears that it was. */
    loseNextAnswer: () => {
      lost = true;
    },
  };
}
