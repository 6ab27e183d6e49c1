import { DomainError } from '../../platform/errors.ts';
import type { Catalog, Product } from '../../services/catalog/index.ts';
import type { OrderLine } from '../../services/orders/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** What of an earlier order can still be had. */
export interface OnMenu {
  /** For each line, whether its product is on the menu. */
  present: boolean[];
  /** What is not: `Carrot Cake`, or `Latte (Large)` where that size alone is gone. */
  gone: string[];
}

/** Holds an earlier order's lines against the menu of today. */
export function createOnMenu({ catalog }: Pick<ListenerDependencies, 'catalog'>) {
  return async (lines: readonly OrderLine[]): Promise<OnMenu> => {
    const products = await Promise.all(lines.map(({ product }) => living(catalog, product.id)));
    const gone = lines.flatMap((line, index) => goneOf(line, products[index]));
    return { present: products.map((product) => product !== undefined), gone: [...new Set(gone)] };
  };
}

/** A product that is on the menu now. */
export async function living(catalog: Pick<Catalog, 'find'>, idOrSlug: string): Promise<Product | undefined> {
  try {
    return await catalog.find(idOrSlug);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function goneOf(line: OrderLine, product: Product | undefined): string[] {
  if (!product) return [line.product.name];
  if (line.kind === 'cake' || !line.variation) return [];
  const { id, name } = line.variation;
  return product.variations.some((variation) => variation.id === id) ? [] : [`${product.name} (${name})`];
}
