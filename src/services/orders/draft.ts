import {
  type Catalog,
  type Ingredient,
  ingredientKey,
  isCake,
  LIMITS,
  type Product,
  type Variation,
} from '../catalog/index.ts';
import { linesMissing, personsInvalid, quantityInvalid, tooManyLines, tooMuch, variationInvalid } from './errors.ts';
import { MOST_LINES, MOST_PERSONS, MOST_QUANTITY } from './limits.ts';
import { ingredientsOf, type OrderLine } from './order.ts';

/** One line as it is asked for. */
export interface WantedLine {
  /** The product's slug, name or id. */
  product: string;
  quantity: number;
  /** For cakes. */
  persons?: number;
  /** Id or name, for products that have any. */
  variation?: string;
}

/**
 * Turns what is asked for into lines with the recipes and prices of today, and what they need in all.
 *
 * @throws DomainError naming the field: `lines.0.persons`
 */
export async function draftOrder(
  catalog: Pick<Catalog, 'find'>,
  wanted: readonly WantedLine[],
  extras: readonly Ingredient[],
): Promise<{ lines: OrderLine[]; ingredients: Ingredient[] }> {
  if (wanted.length === 0) throw linesMissing();
  if (wanted.length > MOST_LINES) throw tooManyLines();
  const lines: OrderLine[] = [];
  for (const [index, line] of wanted.entries()) {
    const path = `lines.${index}`;
    lines.push(draftLine(await catalog.find(line.product, `${path}.product`), line, path));
  }
  const ingredients = ingredientsOf(lines, extras);
  const excessive = ingredients.find(({ amount, unit }) => amount > LIMITS.perOrder[unit]);
  if (excessive) throw tooMuch(ingredientKey(excessive));
  return { lines, ingredients };
}

function draftLine(product: Product, { quantity, persons, variation }: WantedLine, path: string): OrderLine {
  if (!isWholeUpTo(quantity, MOST_QUANTITY)) throw quantityInvalid(`${path}.quantity`);
  const { id, slug, name, price } = product;
  const line = { product: { id, slug, name }, quantity };
  if (isCake(product)) {
    if (!isWholeUpTo(persons, MOST_PERSONS)) throw personsInvalid(`${path}.persons`);
    const { version: recipeVersion, ingredients: perEater } = product.recipe;
    return { ...line, kind: 'cake', recipeVersion, perEater, persons, unitPrice: price };
  }
  const chosen = chooseVariation(product, variation, `${path}.variation`);
  if (!chosen) return { ...line, kind: 'product', unitPrice: price };
  return {
    ...line,
    kind: 'product',
    variation: { id: chosen.id, name: chosen.name },
    unitPrice: chosen.price ?? price,
  };
}

function isWholeUpTo(value: number | undefined, most: number): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
}

function chooseVariation(
  { name, variations }: Product,
  wanted: string | undefined,
  path: string,
): Variation | undefined {
  if (variations.length === 0) {
    if (wanted) throw variationInvalid(path, `${name} comes in one kind only.`);
    return undefined;
  }
  const found = variations.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted?.toLowerCase());
  const choice = variations.map(({ name }) => name).join(', ');
  if (!found) throw variationInvalid(path, `${name} comes as: ${choice}.`);
  return found;
}
