import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import type { Inventory } from '../inventory/index.ts';
import type { Orders } from '../orders/index.ts';
import type { Settings } from '../settings/index.ts';
import type { RequestKeeping } from './keep-request.ts';
import type { Remarks } from './remarks.ts';
import type { RequestedOrders } from './requested-orders.ts';
import type { RequestStore } from './store.ts';

/** What the parts of procurement have in common. */
export interface Dependencies {
  requests: RequestStore;
  /** The orders that requests buy for. */
  rows: RequestedOrders;
  keeping: RequestKeeping;
  remarks: Remarks;
  orders: OrdersToBuyFor;
  inventory: StockBooks;
  settings: Pick<Settings, 'readFresh'>;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

/** The stock, as far as buying goes by it. */
export type StockBooks = Pick<Inventory, 'available' | 'bookPurchase' | 'bringUpToDate' | 'inTurn' | 'stockOf'>;

export type OrdersToBuyFor = Pick<
  Orders,
  | 'get'
  | 'getMany'
  | 'takeForPurchase'
  | 'releaseFromPurchase'
  | 'withoutPurchaseRequest'
  | 'cancelledInPurchase'
  | 'cancelForSupplier'
>;
