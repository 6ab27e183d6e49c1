import { z } from 'zod';
import type { RawJson } from '../../platform/json.ts';
import { decimalOf, type Ingredient, ONE } from '../../services/catalog/index.ts';

type Amounts = Readonly<Record<string, RawJson | RawJson[]>>;

/** Ingredients as we write them: grams always have a decimal point, pieces never. */
export const writtenIngredients = z.custom<Amounts>().meta({
  id: 'Ingredients',
  override: {
    type: 'object',
    additionalProperties: {
      anyOf: [{ type: 'number' }, { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }],
    },
    description:
      'Ingredient -> amount: `100.0` is 100 g and `100` is 100 pieces; of something needed by weight and by piece, a list of both.',
  },
});

/** One amount as we write it. */
export const writtenAmount = z.custom<RawJson>().meta({ override: { type: 'number' } });

/** @see ingredientsToRead which reads it back */
export function writeIngredients(ingredients: readonly Ingredient[]): Amounts {
  const byName = Map.groupBy(ingredients, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, amounts]) => [name, single(amounts.map(writeAmount))]));
}

/** `33.5` g -> `33.5`, 100 g -> `100.0`, 2 pcs -> `2` */
export function writeAmount({ unit, amount }: Pick<Ingredient, 'unit' | 'amount'>): RawJson {
  const decimal = decimalOf(amount);
  return JSON.rawJSON(unit === 'g' && amount % ONE === 0 ? `${decimal}.0` : decimal);
}

function single(amounts: RawJson[]): RawJson | RawJson[] {
  const [only] = amounts;
  return amounts.length === 1 && only !== undefined ? only : amounts;
}
