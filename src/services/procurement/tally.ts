import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { StockLevel } from '../inventory/index.ts';
import { amountIn } from './amounts.ts';

/** The stock as netting counts on it: what one order buys or gives back, the next one finds there or misses. */
export interface Tally {
  /**
   * What must be bought for an order beyond what was bought for it. Of an ingredient that somebody ever counted, what the
   * stock comes to below zero, at most what the order needs; of any other, exactly what it needs.
   */
  buy(needs: readonly Ingredient[], bought: readonly Ingredient[]): Ingredient[];
  /** What need not be bought when an order leaves: what others have come to count on stays. */
  giveBack(bought: readonly Ingredient[]): Ingredient[];
}

/** @param levels with every ingredient that is asked for, the orders' own demands included */
export function createTally(levels: ReadonlyMap<string, StockLevel>): Tally {
  const free = new Map<string, number>();
  for (const [key, { counted, onHand, incoming, reserved }] of levels) {
    if (counted) free.set(key, onHand + incoming - reserved);
  }

  /** @param most of the ingredient with its amount; @param by what is free of a counted one is to grow by */
  function part(ingredient: Ingredient, direction: 1 | -1): Ingredient[] {
    const key = ingredientKey(ingredient);
    const left = free.get(key);
    const amount = left === undefined ? ingredient.amount : Math.min(ingredient.amount, Math.max(0, -direction * left));
    if (left !== undefined) free.set(key, left + direction * amount);
    return amount > 0 ? [{ ...ingredient, amount }] : [];
  }

  return {
    buy: (needs, bought) => needs.flatMap((need) => part({ ...need, amount: need.amount - amountIn(bought, need) }, 1)),
    giveBack: (bought) => bought.flatMap((ingredient) => part(ingredient, -1)),
  };
}
