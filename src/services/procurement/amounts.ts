import { type Ingredient, ingredientKey, sum } from '../catalog/index.ts';

/** The list with others added. */
export function plus(list: readonly Ingredient[], added: readonly Ingredient[]): Ingredient[] {
  return sum([list, added]);
}

/** The list with others taken away; what comes to nothing is not in it. */
export function minus(list: readonly Ingredient[], taken: readonly Ingredient[]): Ingredient[] {
  const negative = taken.map((ingredient) => ({ ...ingredient, amount: -ingredient.amount }));
  return sum([list, negative]).filter(({ amount }) => amount > 0);
}

/** How much of an ingredient is in the list, in thousandths. */
export function amountIn(list: readonly Ingredient[], wanted: Pick<Ingredient, 'name' | 'unit'>): number {
  return list.find((ingredient) => ingredientKey(ingredient) === ingredientKey(wanted))?.amount ?? 0;
}
