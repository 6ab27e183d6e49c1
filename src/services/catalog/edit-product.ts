import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { productKindFixed, variationUnknown } from './errors.ts';
import { type Ingredient, ingredientKey } from './ingredient.ts';
import { checkRecipe, checkVariations, type NewVariation, named } from './new-product.ts';
import { checkPrice } from './price.ts';
import type { Product, Recipe, Variation } from './product.ts';
import { nowRemoved } from './vary-product.ts';

/** One without an id is new; one with an id keeps it, whatever it is called now. */
export interface EditedVariation extends NewVariation {
  id?: string;
}

/** How a product should be. */
export interface ProductEdit {
  name: string;
  /** Integer minor units; left out: no price. */
  price?: number;
  /** A cake's, for one eater; left out: as they are. */
  ingredients?: Ingredient[];
  /** Of a product without a recipe: all that it should have; left out: as they are. */
  variations?: readonly EditedVariation[];
}

/**
 * The product as it should be. Its slug follows its name; a recipe that needs other amounts is a new version.
 *
 * @returns the very same product where nothing is different
 * @throws DomainError `product_kind_fixed`, and whatever a new product is refused for
 */
export function editProduct(product: Product, { name, price, ingredients, variations }: ProductEdit): Product {
  const { recipe } = product;
  if (recipe ? variations?.length : ingredients) throw productKindFixed(product);
  const edited = {
    ...product,
    ...named(name),
    price: checkPrice(price),
    ...(recipe && ingredients && { recipe: nextRecipe(recipe, checkRecipe(ingredients)) }),
    ...(variations && nextVariations(product, variations)),
  };
  return isDeepStrictEqual(withoutUndefined(edited), withoutUndefined(product)) ? product : edited;
}

function nextRecipe(recipe: Recipe, ingredients: Ingredient[]): Recipe {
  const amounts = (of: readonly Ingredient[]) => new Map(of.map((each) => [ingredientKey(each), each.amount]));
  if (isDeepStrictEqual(amounts(recipe.ingredients), amounts(ingredients))) return recipe;
  return { version: recipe.version + 1, ingredients };
}

function nextVariations(
  product: Product,
  wanted: readonly EditedVariation[],
): Pick<Product, 'variations' | 'removedVariations'> {
  const before = product.variations;
  const known = (id: string) => before.some((variation) => variation.id === id);
  const variations = wanted.map(({ id, ...variation }, index): Variation => {
    if (id !== undefined && !known(id)) throw variationUnknown(`variations.${index}.name`);
    return { ...variation, id: id ?? randomUUID() };
  });
  const removed = before.filter(({ id }) => !variations.some((variation) => variation.id === id));
  if (removed.length === 0) return { variations: checkVariations(variations) };
  return {
    variations: checkVariations(variations),
    removedVariations: nowRemoved(product, removed),
  };
}

/** What is undefined is not there, in MongoDB. */
function withoutUndefined(product: Product): unknown {
  return JSON.parse(JSON.stringify(product));
}
