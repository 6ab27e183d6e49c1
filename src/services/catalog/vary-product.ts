import { randomUUID } from 'node:crypto';
import { productKindFixed, tooManyVariations, variationNotFound, variationTaken } from './errors.ts';
import { MOST_VARIATIONS, type NewVariation, named } from './new-product.ts';
import { checkPrice } from './price.ts';
import { isCake, type Product, type Variation } from './product.ts';
import { slugOf } from './slug.ts';

/** A removed variation is only kept to be looked up: the latest will do. */
const MOST_REMOVED = 100;

/**
 * The product with one more variation, its last.
 *
 * @throws DomainError `product_kind_fixed`, `name_invalid`, `price_invalid`, `variation_exists`, `too_many_variations`
 */
export function withVariation(product: Product, { name: written, price }: NewVariation): Product {
  if (isCake(product)) throw productKindFixed(product);
  const { name, slug } = named(written);
  if (product.variations.some((other) => slugOf(other.name) === slug)) throw variationTaken(product.name, name);
  if (product.variations.length >= MOST_VARIATIONS) throw tooManyVariations(MOST_VARIATIONS);
  return { ...product, variations: [...product.variations, { id: randomUUID(), name, price: checkPrice(price) }] };
}

/** The product without the variation of that id. @throws DomainError `variation_unknown` */
export function withoutVariation(product: Product, id: string): Product {
  const removed = product.variations.filter((variation) => variation.id === id);
  if (removed.length === 0) throw variationNotFound(product.name);
  return {
    ...product,
    variations: product.variations.filter((variation) => variation.id !== id),
    removedVariations: nowRemoved(product, removed),
  };
}

/** All that were ever removed, as far as they are kept. */
export function nowRemoved({ removedVariations = [] }: Product, removed: readonly Variation[]): Variation[] {
  return [...removedVariations, ...removed].slice(-MOST_REMOVED);
}
