/** What an ingredient is measured in. Butter in grams and butter in pieces are two ingredients. */
export type Unit = 'g' | 'pcs';

/** So much of something. */
export interface Ingredient {
  name: string;
  unit: Unit;
  /** Thousandths of a gram or of a piece, an integer: sums stay exact. */
  amount: number;
}

/** Thousandths in one gram or piece. */
export const ONE = 1_000;

const KILOGRAM = 1_000 * ONE;

/** The most of one ingredient in a recipe for one eater, and in one order: every sum stays below 2^53. */
export const LIMITS = {
  perEater: { g: 10 * KILOGRAM, pcs: 1_000 * ONE },
  perOrder: { g: 10_000 * KILOGRAM, pcs: 10_000_000 * ONE },
} as const;

/** What makes two amounts the same ingredient. */
export function ingredientKey({ name, unit }: Pick<Ingredient, 'name' | 'unit'>): string {
  return `${name}:${unit}`;
}

/** `33.5 g`, `-2 pcs`: no trailing zeros. */
export function formatAmount({ amount, unit }: Pick<Ingredient, 'amount' | 'unit'>): string {
  return `${decimalOf(amount)} ${unit}`;
}

/** `33.5` for 33,500 thousandths: digits are moved, not divided. */
export function decimalOf(amount: number): string {
  const [whole, thousandths] = [Math.trunc(Math.abs(amount) / ONE), Math.abs(amount) % ONE];
  const fraction = thousandths === 0 ? '' : `.${String(thousandths).padStart(3, '0').replace(/0+$/, '')}`;
  return `${amount < 0 ? '-' : ''}${whole}${fraction}`;
}

/** `butter 33.5 g` */
export function formatIngredient(ingredient: Ingredient): string {
  return `${ingredient.name} ${formatAmount(ingredient)}`;
}

/** The same ingredients, so many times as much of each. */
export function times(ingredients: readonly Ingredient[], factor: number): Ingredient[] {
  return ingredients.map((ingredient) => ({ ...ingredient, amount: ingredient.amount * factor }));
}

/** One list with each ingredient once, in the order in which they first come. */
export function sum(lists: readonly (readonly Ingredient[])[]): Ingredient[] {
  const total = new Map<string, Ingredient>();
  for (const ingredient of lists.flat()) {
    const key = ingredientKey(ingredient);
    const soFar = total.get(key)?.amount ?? 0;
    total.set(key, { ...ingredient, amount: soFar + ingredient.amount });
  }
  return [...total.values()];
}
