import { randomUUID } from 'node:crypto';
import { oneLine } from '../../platform/one-line.ts';
import { nameInvalid, recipeMissing, tooManyVariations, variationExists } from './errors.ts';
import type { Ingredient } from './ingredient.ts';
import { checkList } from './parse-ingredients.ts';
import { checkPrice } from './price.ts';
import type { Cake, Product, Variation } from './product.ts';
import { slugOf } from './slug.ts';

export interface NewVariation {
  name: string;
  /** Integer minor units. */
  price?: number;
}

export interface NewProduct {
  name: string;
  /** Integer minor units. For a cake it is the price for one eater. */
  price?: number;
  variations?: readonly NewVariation[];
}

export interface NewCake extends Omit<NewProduct, 'variations'> {
  /** For one eater. */
  ingredients: Ingredient[];
}

/** Of a product, and of a variation. */
export const LONGEST_NAME = 120;

/** So many have room in the form in which they are changed. */
export const MOST_VARIATIONS = 25;

/** @throws DomainError when the name, its slug, a variation or a price will not do */
export function newProduct({ name, price, variations = [] }: NewProduct): Product {
  return {
    id: randomUUID(),
    ...named(name),
    price: checkPrice(price),
    variations: checkVariations(variations.map((each) => ({ ...each, id: randomUUID() }))),
    deleted: false,
    version: 1,
  };
}

/** @throws DomainError `recipe_missing`, `ingredients_invalid`, and as {@link newProduct} does */
export function newCake({ ingredients, ...product }: NewCake): Cake {
  const recipe = { version: 1, ingredients: checkRecipe(ingredients) };
  return { ...newProduct(product), recipe };
}

export function checkRecipe(ingredients: Ingredient[]): Ingredient[] {
  if (ingredients.length === 0) throw recipeMissing();
  return checkList(ingredients, 'ingredients');
}

/** @returns the name without needless spaces, and its slug @throws DomainError `name_invalid`, naming `field` */
export function named(written: string, field = 'name'): { name: string; slug: string } {
  const name = oneLine(written);
  if (name.length > LONGEST_NAME) throw nameInvalid(`A name has at most ${LONGEST_NAME} characters.`, field);
  const slug = slugOf(name);
  if (slug === '') throw nameInvalid('A name needs at least one letter or digit.', field);
  return { name, slug };
}

/** Variations are told apart by their names, as products are. @throws DomainError naming `variations.0.name` */
export function checkVariations(variations: readonly Variation[]): Variation[] {
  if (variations.length > MOST_VARIATIONS) throw tooManyVariations(MOST_VARIATIONS);
  const slugs = new Set<string>();
  return variations.map(({ id, name: written, price }, index) => {
    const field = `variations.${index}.name`;
    const { name, slug } = named(written, field);
    if (slugs.has(slug)) throw variationExists(name, field);
    slugs.add(slug);
    return { id, name, price: checkPrice(price, `variations.${index}.price`) };
  });
}
