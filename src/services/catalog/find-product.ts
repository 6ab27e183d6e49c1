import type { ClientSession } from 'mongodb';
import { productDeleted, productNotFound } from './errors.ts';
import type { Product } from './product.ts';
import { slugOf } from './slug.ts';
import type { ProductStore } from './store.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds products as people and programs name them: by slug, by a name that comes to that slug, or by id. */
export function createFindProduct(store: Pick<ProductStore, 'byId' | 'bySlug'>) {
  /** Also what was taken off the menu. */
  async function look(product: string, session?: ClientSession): Promise<Product | null> {
    const byId = UUID.test(product) ? await store.byId(product, session) : null;
    return byId ?? store.bySlug(slugOf(product), session);
  }

  /** @throws DomainError `product_not_found`, `product_deleted`, naming `field` */
  async function find(product: string, field?: string, session?: ClientSession): Promise<Product> {
    const found = await look(product, session);
    if (!found) throw productNotFound(product, field);
    if (found.deleted) throw productDeleted(found.name, field);
    return found;
  }

  return { look, find };
}
