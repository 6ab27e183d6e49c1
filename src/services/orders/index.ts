export type { OrderBoard } from './board.ts';
export type { Moved, MoveOptions } from './change-status.ts';
export type { WantedLine } from './draft.ts';
export type { OrderEventData, OrderEventType } from './events.ts';
export {
  type CakeLine,
  type Change,
  describeLine,
  describeLines,
  lastChange,
  ORDER_STATUSES,
  type Order,
  type OrderCustomer,
  type OrderLine,
  type OrderStatus,
  type ProductLine,
  totalOf,
} from './order.ts';
export { createOrders, type Estimate, type ListOrders, type Orders } from './orders.ts';
export type { PlaceOrder } from './place-order.ts';
export { movesFrom, type Party, undoable } from './status.ts';
export { orderCollection } from './store.ts';
