import type { Order } from './order.ts';

/** Where the kitchen sees the orders. */
export interface OrderBoard {
  /**
   * Makes the order's card show it as it is: posted where there is none yet (any more), updated in place otherwise.
   *
   * @throws TransientFailure, RateLimited
   */
  show(order: Order, signal: AbortSignal): Promise<void>;
}
