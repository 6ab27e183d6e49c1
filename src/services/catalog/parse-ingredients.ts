import { DomainError } from '../../platform/errors.ts';
import { oneLine } from '../../platform/one-line.ts';
import { type Ingredient, ingredientKey, LIMITS, ONE, type Unit } from './ingredient.ts';

const LINE = /^(?<name>.*?\S)\s+(?<amount>[+-]?\d+(?:[.,]\d+)?)\s*(?<unit>g|pcs|pc|pieces?)?$/iu;
export const LONGEST_INGREDIENT_NAME = 80;
/** In a list of them. */
export const MOST_INGREDIENTS = 50;

/**
 * Reads ingredients as people write them, one a line: `butter 33.5 g`, `eggs 2 pcs`, `eggs 1`.
 *
 * @param field where the text was typed; the error names it, and the line
 * @throws DomainError `ingredients_invalid`
 */
export function parseIngredients(text: string, field: string): Ingredient[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const written = lines.filter(({ line }) => line !== '');
  const ingredients = written.map(({ line, number }) =>
    parseLine(line, (problem) => wrong(field, `Line ${number}: ${problem}`)),
  );
  return checkList(ingredients, field);
}

/** @throws DomainError `ingredients_invalid` when an ingredient comes twice or there are too many */
export function checkList(ingredients: Ingredient[], field: string): Ingredient[] {
  if (ingredients.length > MOST_INGREDIENTS) throw wrong(field, `At most ${MOST_INGREDIENTS} ingredients.`);
  const seen = new Set<string>();
  for (const { name, unit } of ingredients) {
    const key = ingredientKey({ name, unit });
    if (seen.has(key)) throw wrong(field, `${name} (${unit}) is there twice.`);
    seen.add(key);
  }
  return ingredients;
}

/** Which amounts will do, in thousandths, and the most of them in words. */
export interface AmountRange {
  zero: boolean;
  most: Readonly<Record<Unit, number>>;
  words: Readonly<Record<Unit, string>>;
}

/** What a recipe may take of something. */
export const RECIPE_RANGE: AmountRange = {
  zero: false,
  most: LIMITS.perEater,
  words: { g: '10 kg', pcs: '1,000 pcs' },
};

/** What a bakery may have of something: also nothing. */
export const STOCK_RANGE: AmountRange = {
  zero: true,
  most: LIMITS.perOrder,
  words: { g: '10 t', pcs: '10,000,000 pcs' },
};

/** Reads one ingredient, `peanuts 10`; `fail` makes the error that is thrown. */
export function parseLine(line: string, fail: (problem: string) => Error, range = RECIPE_RANGE): Ingredient {
  const { name, amount, unit } = LINE.exec(line)?.groups ?? {};
  if (!name || !amount)
    throw fail(`“${line}” is no ingredient. Write it in grams or pieces, like “butter 33.5 g” or “eggs 2”.`);
  return readIngredient({ name, amount, unit: unitOf(unit) }, fail, range);
}

/** An ingredient as somebody wrote its parts. */
export interface WrittenIngredient {
  name: string;
  /** Decimal digits: `33.5`. */
  amount: string;
  unit: Unit;
}

/** Reads one ingredient whose parts are known; `fail` makes the error that is thrown. */
export function readIngredient(
  { name, amount, unit }: WrittenIngredient,
  fail: (problem: string) => Error,
  range = RECIPE_RANGE,
): Ingredient {
  return checkAmount(ingredientName(name, fail), toThousandths(amount, fail), unit, { fail, range });
}

function unitOf(written: string | undefined): Unit {
  return written?.toLowerCase() === 'g' ? 'g' : 'pcs';
}

/** The name that an ingredient goes by, however it is written; `fail` makes the error that is thrown. */
export function ingredientName(written: string, fail: (problem: string) => Error): string {
  const name = oneLine(written.normalize('NFC')).toLowerCase();
  if (name.length > LONGEST_INGREDIENT_NAME)
    throw fail(`an ingredient’s name has at most ${LONGEST_INGREDIENT_NAME} characters.`);
  if (!/\p{L}/u.test(name)) throw fail(`“${written}” is no name of an ingredient.`);
  return name;
}

/** Digits are moved, not multiplied: no rounding. */
function toThousandths(written: string, fail: (problem: string) => Error): number {
  const [whole = '', fraction = ''] = written.replace(',', '.').split('.');
  if (fraction.length > 3) throw fail('amounts have at most three decimal places.');
  return Number(`${whole}${fraction.padEnd(3, '0')}`);
}

function checkAmount(
  name: string,
  amount: number,
  unit: Unit,
  { fail, range: { zero, most, words } }: { fail: (problem: string) => Error; range: AmountRange },
): Ingredient {
  if (amount < 0 || (amount === 0 && !zero)) {
    throw fail(`the amount of ${name} must ${zero ? 'not be less' : 'be more'} than zero.`);
  }
  if (unit === 'pcs' && amount % ONE !== 0) throw fail(`${name} is counted in whole pieces; write “g” for grams.`);
  if (amount > most[unit]) throw fail(`at most ${words[unit]} of one ingredient; ${name} is more.`);
  return { name, unit, amount };
}

function wrong(field: string, message: string): DomainError {
  return new DomainError('invalid', 'ingredients_invalid', message, [{ path: field, message }]);
}
