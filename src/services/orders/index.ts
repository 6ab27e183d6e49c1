export type { BakeSheet, SheetOrder, SheetPage } from './bake-sheet.ts';
export { type BakeSheets, createBakeSheets } from './bake-sheets.ts';
export type { OrderBoard } from './board.ts';
export type { BoardPage, BoardPlace } from './board-page.ts';
export type { CancelledOrder } from './cancelled-order.ts';
export type { Moved, MoveOptions } from './change-status.ts';
export { orderCollection } from './collection.ts';
export type { WantedLine } from './draft.ts';
export type { OrderEventData, OrderEventType } from './events.ts';
export { CHANNEL_CLOSED, type HungPage, type KitchenWall } from './kitchen-wall.ts';
export { LONGEST_REASON, MOST_LINES, MOST_PERSONS, MOST_QUANTITY } from './limits.ts';
export {
  type CakeLine,
  type Change,
  describeLine,
  describeLines,
  lastChange,
  linePrice,
  ORDER_STATUSES,
  type Order,
  type OrderCustomer,
  type OrderLine,
  type OrderPrice,
  type OrderStatus,
  type ProductLine,
  STATUS_WORDS,
} from './order.ts';
export type { OrderPlace } from './order-filter.ts';
export { createOrders, type Estimate, type ListOrders, type Orders } from './orders.ts';
export { LONGEST_NOTES, type PlaceOrder } from './place-order.ts';
export { bakeSheetCollection } from './sheet-store.ts';
export { OPEN_STATUSES, type OpenStatus, UNDO_MS, undoable } from './status.ts';
