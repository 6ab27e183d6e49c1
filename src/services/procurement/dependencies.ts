import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Orders } from '../orders/index.ts';
import type { Remarks } from './remarks.ts';
import type { RequestStore } from './store.ts';

/** What the parts of procurement have in common. */
export interface Dependencies {
  requests: RequestStore;
  remarks: Remarks;
  orders: OrdersToBuyFor;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

export type OrdersToBuyFor = Pick<
  Orders,
  | 'get'
  | 'takeForPurchase'
  | 'releaseFromPurchase'
  | 'withoutPurchaseRequest'
  | 'ofPurchaseRequest'
  | 'cancelForSupplier'
>;
