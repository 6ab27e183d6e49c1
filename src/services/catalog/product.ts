import type { Ingredient } from './ingredient.ts';

/** What goes into a cake, for one eater. A changed recipe is a new version; orders keep the one they were placed with. */
export interface Recipe {
  version: number;
  ingredients: Ingredient[];
}

/** A size or kind of a product, with a price of its own. */
export interface Variation {
  id: string;
  name: string;
  /** Integer minor units of the bakery's one currency. */
  price?: number;
}

/** Something on the menu. A cake is a product with a recipe; its price is for one eater. */
export interface Product {
  id: string;
  slug: string;
  name: string;
  recipe?: Recipe;
  /** Integer minor units of the bakery's one currency. */
  price?: number;
  variations: Variation[];
  deleted: boolean;
  version: number;
}

/** A product that is a cake. */
export type Cake = Product & { recipe: Recipe };

export function isCake(product: Product): product is Cake {
  return product.recipe !== undefined;
}
