import { z } from 'zod';
import type { oas31 } from 'zod-openapi';
import {
  type AmountRange,
  type Ingredient,
  ingredientKey,
  LONGEST_INGREDIENT_NAME,
  MOST_INGREDIENTS,
  RECIPE_RANGE,
  readIngredient,
} from '../../services/catalog/index.ts';
import { AmountUnreadable, amountAt, amountForms } from './amount.ts';

/** Which lists of ingredients will do. */
interface Wanted {
  range: AmountRange;
  /** How many there must be. */
  least: number;
}

interface Fault {
  path: (string | number)[];
  message: string;
}

/**
 * Ingredients as a program writes them: name -> amount. `100.0` is 100 g, `100` is 100 pieces; where a language cannot
 * write the difference, `"100 g"` and `"100 pcs"`. Of something needed by weight and by piece, a list of both.
 */
export function ingredientsToRead({ range = RECIPE_RANGE, least = 0 }: Partial<Wanted> = {}) {
  return z
    .unknown()
    .transform((input, { addIssue }): Ingredient[] => {
      const faults: Fault[] = [];
      const ingredients = read(input, { range, least }, faults);
      for (const { path, message } of faults) addIssue({ code: 'custom', path, message });
      return ingredients;
    })
    .meta({ override: documented({ range, least }) });
}

function read(input: unknown, { range, least }: Wanted, faults: Fault[]): Ingredient[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    faults.push({ path: [], message: 'Write an object, ingredient -> amount.' });
    return [];
  }
  const amounts = Object.entries(input).flatMap(([name, value]) => amountsOf(input, name, value));
  if (amounts.length > MOST_INGREDIENTS) faults.push({ path: [], message: `At most ${MOST_INGREDIENTS} ingredients.` });
  if (amounts.length < least) faults.push({ path: [], message: 'Name at least one ingredient.' });
  const seen = new Set<string>();
  return amounts.flatMap(({ path, name, holder, key, value }) => {
    try {
      const written = { name: name.trim(), ...amountAt(holder, key, value) };
      const ingredient = readIngredient(written, (problem) => new AmountUnreadable(problem), range);
      if (seen.has(ingredientKey(ingredient))) throw new AmountUnreadable(`${ingredient.name} is there twice.`);
      seen.add(ingredientKey(ingredient));
      return [ingredient];
    } catch (error) {
      if (!(error instanceof AmountUnreadable)) throw error;
      faults.push({ path, message: error.message });
      return [];
    }
  });
}

/** One amount of an ingredient, and where it was written. */
interface Amount {
  path: (string | number)[];
  name: string;
  holder: object;
  key: string | number;
  value: unknown;
}

function amountsOf(holder: object, name: string, value: unknown): Amount[] {
  if (!Array.isArray(value)) return [{ path: [name], name, holder, key: name, value }];
  return value.map((one, index) => ({ path: [name, index], name, holder: value, key: index, value: one }));
}

function documented({ range, least }: Wanted): oas31.SchemaObject {
  const forms = amountForms(range);
  return {
    type: 'object',
    propertyNames: { pattern: '\\p{L}', maxLength: LONGEST_INGREDIENT_NAME },
    minProperties: least,
    maxProperties: MOST_INGREDIENTS,
    additionalProperties: {
      anyOf: [...forms, { type: 'array', minItems: 1, maxItems: 2, items: { anyOf: forms } }],
    },
    description:
      'Ingredient -> amount: `100.0` is 100 g and `100` is 100 pieces. Instead of a number `"100 g"` or `"100 pcs"`; of something needed by weight and by piece, a list of both.',
    examples: [{ chocolate: '33.5 g', eggs: 1 }],
  };
}
