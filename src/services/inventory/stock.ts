import type { Ingredient } from '../catalog/index.ts';

/** What the books say of one ingredient: integers of thousandths, which may be below zero. */
export interface Amounts {
  /** On the shelf. Below zero where something was used before its receipt was booked. */
  onHand: number;
  /** Of that, promised to orders that wait. */
  reserved: number;
  /** Asked of suppliers, not yet here. */
  incoming: number;
}

/** The same with more of each. */
export function withAmounts<T extends Amounts>(to: T, { onHand, reserved, incoming }: Amounts): T {
  return {
    ...to,
    onHand: to.onHand + onHand,
    reserved: to.reserved + reserved,
    incoming: to.incoming + incoming,
  };
}

/** How an ingredient stands, movements that are not folded in yet included. */
export interface StockLevel extends Pick<Ingredient, 'name' | 'unit'>, Amounts {
  /** True when somebody ever counted it; before that, nobody knows what is on hand. */
  counted: boolean;
  /** Below this, it is low. */
  lowMark?: number;
  low: boolean;
}

/** True for an ingredient that was counted and is below its mark. */
export function isLow({ counted, onHand, lowMark }: Pick<StockLevel, 'counted' | 'onHand' | 'lowMark'>): boolean {
  return counted && lowMark !== undefined && onHand < lowMark;
}
