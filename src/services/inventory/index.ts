export type { PurchaseHoldings } from './booking.ts';
export { createInventory, type Inventory, type InventoryDependencies } from './inventory.ts';
export { type Kept, LONGEST_REASON, type StockChange } from './keeping.ts';
export type { CorrectedIngredient, LowIngredient, StockNote } from './notes.ts';
export { positionCollection } from './position-store.ts';
export { type Amounts, isLow, type StockLevel } from './stock.ts';
export { movementCollection, stockCollection } from './store.ts';
