import { type Ingredient, ingredientKey } from '../catalog/index.ts';
import type { Dependencies } from './dependencies.ts';

/** What can be said of an order before it is placed. */
export interface Foresight {
  /**
   * The ingredients that stock and open tickets cannot cover by then: what is not promised to others is too little, or
   * comes too late. Says nothing of what nobody ever counted.
   *
   * @param needs each ingredient once
   */
  tooLateFor(needs: readonly Ingredient[], dueAt: Date): Promise<Ingredient[]>;
}

export function createForesight({ requests, inventory }: Pick<Dependencies, 'requests' | 'inventory'>): Foresight {
  return {
    async tooLateFor(needs, dueAt) {
      if (needs.length === 0) return [];
      const levels = await inventory.stockOf(needs.map(ingredientKey));
      const counted = needs.filter((need) => levels.get(ingredientKey(need))?.counted);
      if (counted.length === 0) return [];
      const late = await requests.comingAfter(dueAt, counted);
      return counted.filter((need) => {
        const key = ingredientKey(need);
        const { onHand, incoming, reserved } = levels.get(key) ?? { onHand: 0, incoming: 0, reserved: 0 };
        const thereByThen = onHand + incoming - (late.get(key) ?? 0);
        return Math.min(onHand + incoming - reserved, thereByThen) < need.amount;
      });
    },
  };
}
