import type { Ingredient } from '../catalog/index.ts';
import { type Amounts, isLow, type StockLevel } from './stock.ts';

/** What the folded movements of one ingredient come to. */
export interface StockRow extends Amounts, Pick<Ingredient, 'name' | 'unit'> {
  /** `butter:g` */
  _id: string;
  /** When it was last counted. */
  countedAt?: Date;
  lowMark?: number;
  /** When the low mark was last set. */
  markedAt?: Date;
  /** How far an audit has come that is going through this ingredient's movements. */
  audited?: Audited;
}

/** What the folded movements of one ingredient come to, up to one of them: by time, then by id. */
export interface Audited extends Amounts {
  /** When that movement happened, and its id. */
  at: Date;
  id: string;
}

/** The row of an ingredient that the books do not know yet. @param key `butter:g` */
export function emptyRow(key: string): StockRow {
  const end = key.lastIndexOf(':');
  const unit = key.slice(end + 1) === 'g' ? 'g' : 'pcs';
  return { _id: key, name: key.slice(0, end), unit, onHand: 0, reserved: 0, incoming: 0 };
}

/** A row as people and other services know it. */
export function levelOf({ name, unit, onHand, reserved, incoming, countedAt, lowMark }: StockRow): StockLevel {
  const level = {
    name,
    unit,
    onHand,
    reserved,
    incoming,
    counted: countedAt !== undefined,
    lowMark: lowMark || undefined,
  };
  return { ...level, low: isLow(level) };
}
