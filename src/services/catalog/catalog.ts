import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isDuplicateKey } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { type Principal, requireManager } from '../principal.ts';
import { editProduct, type ProductEdit } from './edit-product.ts';
import { productChanged, productDeleted, productExists, productNotFound } from './errors.ts';
import { createFindProduct } from './find-product.ts';
import { type NewCake, type NewProduct, type NewVariation, newCake, newProduct } from './new-product.ts';
import { type Cake, isCake, isPriced, type MenuPlace, type Product } from './product.ts';
import { slugOf } from './slug.ts';
import { createProductStore } from './store.ts';
import { withoutVariation, withVariation } from './vary-product.ts';

/** The menu. Products are found by slug, by a name that comes to that slug, or by id. */
export interface Catalog {
  /** @throws DomainError `forbidden`, `name_invalid`, `recipe_missing`, `ingredients_invalid`, `product_exists` */
  createCake(cake: NewCake, by: Principal, key?: RequestKey): Promise<OnceResult<Cake>>;
  /** A product without a recipe: nothing is bought for it. */
  createProduct(product: NewProduct, by: Principal, key?: RequestKey): Promise<OnceResult<Product>>;
  /** @throws DomainError `product_not_found`, `product_deleted`, naming `field` */
  find(product: string, field?: string): Promise<Product>;
  /** Throws as `find` does, also for a product that is no cake. */
  findCake(cake: string, field?: string): Promise<Cake>;
  /** A page of the living products: the cakes first, each kind by slug. A page past the last is the last. */
  menu(page: number, size: number): Promise<MenuPage>;
  /** Living products from a place on: the cakes first, each kind by slug; `only` the cakes. One indexed query. */
  list(which: { after?: MenuPlace; limit: number; only?: 'cakes' }): Promise<Product[]>;
  search(text: string, limit: number): Promise<Product[]>;
  /**
   * Makes a product as it should be, if it still is in the version that was shown. Orders keep the recipe and the prices
   * they were placed with.
   *
   * @returns the product; in the same version when nothing was different
   * @throws DomainError `forbidden`, `product_changed`, `product_deleted`, `product_exists`, `product_kind_fixed`,
   *   and whatever a new product is refused for
   */
  edit(shown: ShownProduct, edit: ProductEdit, by: Principal, key?: RequestKey): Promise<OnceResult<Product>>;
  /**
   * Adds a variation to whatever the product is now: it is the last.
   *
   * @throws DomainError `forbidden`, `product_kind_fixed`, `name_invalid`, `price_invalid`, `variation_exists`,
   *   `too_many_variations`, and as `find` does
   */
  addVariation(product: string, variation: NewVariation, by: Principal, key?: RequestKey): Promise<OnceResult<Product>>;
  /** Orders keep a removed variation. @throws DomainError `forbidden`, `variation_unknown`, and as `find` does */
  removeVariation(product: string, variation: string, by: Principal): Promise<Product>;
  /** Takes a product off the menu; orders and history keep it. @throws DomainError as `find` does, and `forbidden` */
  remove(product: string, by: Principal, key?: RequestKey): Promise<Product>;
  /**
   * Puts a product back on the menu: of several with that slug the one deleted last.
   *
   * @throws DomainError `forbidden`, `product_not_found`, `product_exists` where its slug is taken, by itself or another
   */
  restore(product: string, by: Principal, key?: RequestKey): Promise<Product>;
}

export interface MenuPage {
  products: Product[];
  /** From 0. */
  page: number;
  /** At least 1. */
  pages: number;
  /** Products in all. */
  total: number;
}

/** A product as somebody saw it. */
export interface ShownProduct {
  id: string;
  version: number;
}

export interface CatalogDependencies {
  db: Db;
  once: Once;
  events: EventLog;
  clock: Clock;
  settings: {
    /** From the first price on, the currency stays as it is. */
    fixCurrency(session: ClientSession): Promise<void>;
  };
}

export function createCatalog({ db, once, events, clock, settings }: CatalogDependencies): Catalog {
  const store = createProductStore(db);
  const { look, find } = createFindProduct(store);

  /** Changes the menu once for each key. @param slug that the change may find taken */
  async function change<P extends Product>(
    { by, key, slug }: { by: Principal; key?: RequestKey; slug: string },
    work: (session: ClientSession) => Promise<P>,
  ): Promise<OnceResult<P>> {
    requireManager(by, 'change the menu');
    try {
      return await once(key, async (session) => {
        const product = await work(session);
        if (isPriced(product)) await settings.fixCurrency(session);
        return product;
      });
    } catch (error) {
      throw isDuplicateKey(error) ? productExists(slug) : error;
    }
  }

  async function record(session: ClientSession, type: string, { id, slug, version }: Product, by: Principal) {
    await events.record(session, { type, subject: { kind: 'product', id }, version, actor: by.actor, data: { slug } });
  }

  /** Writes the next version of a product, where anything is different. */
  async function write(before: Product, edited: Product, by: Principal, session: ClientSession): Promise<Product> {
    if (edited === before) return before;
    const after = { ...edited, version: before.version + 1, changed: { by: by.actor, at: clock.now() } };
    if (!(await store.update(after, session))) throw productChanged(before);
    await record(session, 'product.changed', after, by);
    return after;
  }

  const create = <P extends Product>(product: P, by: Principal, key?: RequestKey) =>
    change({ by, key, slug: product.slug }, async (session) => {
      await store.insert(product, clock.now(), session);
      await record(session, 'product.created', product, by);
      return product;
    });

  return {
    createCake: async (cake, by, key) => create(newCake(cake), by, key),
    createProduct: async (product, by, key) => create(newProduct(product), by, key),
    find: (product, field) => find(product, field),
    async findCake(cake, field) {
      const product = await find(cake, field);
      if (!isCake(product)) throw productNotFound(cake, field);
      return product;
    },
    list: ({ after, limit, only }) => store.list({ after, cakesOnly: only === 'cakes' }, limit),
    search: store.search,

    async menu(wanted, size) {
      const total = await store.size();
      const pages = Math.max(1, Math.ceil(total / size));
      const page = Math.min(Math.max(0, wanted), pages - 1);
      return { products: await store.menu(page * size, size), page, pages, total };
    },

    edit: async ({ id, version }, edit, by, key) =>
      change({ by, key, slug: slugOf(edit.name) }, async (session) => {
        const before = await find(id, 'name', session);
        if (before.version !== version) throw productChanged(before);
        return write(before, editProduct(before, edit), by, session);
      }),

    addVariation: async (product, variation, by, key) =>
      change({ by, key, slug: product }, async (session) => {
        const before = await find(product, 'product', session);
        return write(before, withVariation(before, variation), by, session);
      }),

    async removeVariation(product, variation, by) {
      const { result } = await change({ by, slug: product }, async (session) => {
        const before = await find(product, 'product', session);
        return write(before, withoutVariation(before, variation), by, session);
      });
      return result;
    },

    async remove(product, by, key) {
      const { result } = await change({ by, key, slug: product }, async (session) => {
        const { id, name } = await find(product, undefined, session);
        const removed = await store.remove(id, { by: by.actor, at: clock.now() }, session);
        if (!removed) throw productDeleted(name);
        await record(session, 'product.deleted', removed, by);
        return removed;
      });
      return result;
    },

    async restore(product, by, key) {
      const { result } = await change({ by, key, slug: slugOf(product) }, async (session) => {
        const found = await look(product, session);
        if (!found) throw productNotFound(product);
        const restored = found.deleted && (await store.restore(found.id, { by: by.actor, at: clock.now() }, session));
        if (!restored) throw productExists(found.slug);
        await record(session, 'product.restored', restored, by);
        return restored;
      });
      return result;
    },
  };
}
