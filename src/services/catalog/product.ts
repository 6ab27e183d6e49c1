import type { Actor } from '../../platform/actor.ts';
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

/** Something on the menu. A cake is a product with a recipe; its price is for one eater, and it has no variations. */
export interface Product {
  id: string;
  slug: string;
  name: string;
  recipe?: Recipe;
  /** Integer minor units of the bakery's one currency. */
  price?: number;
  /** Those that can be ordered. */
  variations: Variation[];
  /** Those that could be, the last removed last. */
  removedVariations?: Variation[];
  deleted: boolean;
  /** Every change adds 1. */
  version: number;
  /** Who changed it last, and when; absent while nobody did. */
  changed?: { by: Actor; at: Date };
}

/** A product that is a cake. */
export type Cake = Product & { recipe: Recipe };

/** Where a product stands on the menu: the cakes first, each kind by slug. */
export interface MenuPlace {
  cake: boolean;
  slug: string;
}

export function isCake(product: Product): product is Cake {
  return product.recipe !== undefined;
}

/** Whether it, or a variation of it, has a price. */
export function isPriced({ price, variations }: Product): boolean {
  return [{ price }, ...variations].some((each) => each.price !== undefined);
}
