import type { ClientSession } from 'mongodb';
import type { Ingredient } from '../catalog/index.ts';
import type { Amounts } from './stock.ts';

/** An ingredient that fell below its mark; amounts in thousandths. */
export interface LowIngredient extends Pick<Ingredient, 'name' | 'unit'> {
  onHand: number;
  lowMark: number;
}

/** A row that was not what the ledger says. */
export interface CorrectedIngredient extends Pick<Ingredient, 'name' | 'unit'> {
  row: Amounts;
  ledger: Amounts;
}

/** What the stock has to say to people. */
export type StockNote =
  /** These fell below their marks just now. */
  | { kind: 'stock-low'; ingredients: LowIngredient[] }
  /** These rows were wrong, and were put right. */
  | { kind: 'stock-corrected'; ingredients: CorrectedIngredient[] };

/** Sends a message to a channel or to every manager, as part of a transaction. */
export interface StockNotes {
  post(session: ClientSession, message: { to: { channel: string } | 'managers'; note: StockNote }): Promise<void>;
}
