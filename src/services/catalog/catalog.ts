import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isDuplicateKey, type Transact } from '../../platform/mongo/index.ts';
import type { Once, OnceResult, RequestKey } from '../../platform/once.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { type Principal, requireManager } from '../principal.ts';
import { nameInvalid, priceInvalid, productDeleted, productExists, productNotFound, recipeMissing } from './errors.ts';
import type { Ingredient } from './ingredient.ts';
import { checkList } from './parse-ingredients.ts';
import type { Product } from './product.ts';
import { slugOf } from './slug.ts';
import { createProductStore } from './store.ts';

const LONGEST_NAME = 120;
const HIGHEST_PRICE = 100_000_000;

export interface NewProduct {
  name: string;
  /** Integer minor units. For a cake it is the price for one eater. */
  price?: number;
  variations?: readonly { name: string; price?: number }[];
}

export interface NewCake extends NewProduct {
  /** For one eater. */
  ingredients: Ingredient[];
}

/** The menu. */
export interface Catalog {
  /** @throws DomainError `forbidden`, `name_invalid`, `recipe_missing`, `ingredients_invalid`, `product_exists` */
  createCake(cake: NewCake, by: Principal, key?: RequestKey): Promise<OnceResult<Product>>;
  /** A product without a recipe: nothing is bought for it. */
  createProduct(product: NewProduct, by: Principal, key?: RequestKey): Promise<OnceResult<Product>>;
  /** @throws DomainError `product_not_found`, `product_deleted`, naming `field` */
  find(slug: string, field?: string): Promise<Product>;
  /** The living products by name. */
  menu(): Promise<Product[]>;
  search(text: string, limit: number): Promise<Product[]>;
  /** Takes a product off the menu; orders and history keep it. */
  remove(slug: string, by: Principal): Promise<Product>;
}

export interface CatalogDependencies {
  db: Db;
  transact: Transact;
  once: Once;
  events: EventLog;
  clock: Clock;
}

export function createCatalog({ db, transact, once, events, clock }: CatalogDependencies): Catalog {
  const store = createProductStore(db);

  async function create(product: Product, by: Principal, key?: RequestKey): Promise<OnceResult<Product>> {
    requireManager(by, 'change the menu');
    try {
      return await once(key, async (session) => {
        await store.insert(product, clock.now(), session);
        await record(session, 'product.created', product, by);
        return product;
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw productExists(product.slug);
      throw error;
    }
  }

  async function record(session: ClientSession, type: string, { id, slug, version }: Product, by: Principal) {
    await events.record(session, { type, subject: { kind: 'product', id }, version, actor: by.actor, data: { slug } });
  }

  async function find(slug: string, field?: string): Promise<Product> {
    const product = await store.bySlug(slugOf(slug));
    if (!product) throw productNotFound(slug, field);
    if (product.deleted) throw productDeleted(product.name, field);
    return product;
  }

  return {
    async createCake({ ingredients, ...cake }, by, key) {
      if (ingredients.length === 0) throw recipeMissing();
      const recipe = { version: 1, ingredients: checkList(ingredients, 'ingredients') };
      return create({ ...newProduct(cake), recipe }, by, key);
    },
    createProduct: async (product, by, key) => create(newProduct(product), by, key),
    find,
    menu: store.menu,
    search: store.search,
    async remove(slug, by) {
      requireManager(by, 'change the menu');
      const product = await find(slug);
      const removed = { ...product, deleted: true, version: product.version + 1 };
      const done = await transact(async (session) => {
        const first = await store.markDeleted(product.id, session);
        if (first) await record(session, 'product.deleted', removed, by);
        return first;
      });
      if (!done) throw productDeleted(product.name);
      return removed;
    },
  };
}

/** @throws DomainError when the name, its slug or a price will not do */
function newProduct({ name, price, variations = [] }: NewProduct): Product {
  return {
    id: randomUUID(),
    ...named(name),
    price: checkPrice(price),
    variations: variations.map((variation) => ({
      id: randomUUID(),
      name: named(variation.name).name,
      price: checkPrice(variation.price),
    })),
    deleted: false,
    version: 1,
  };
}

function named(written: string): { name: string; slug: string } {
  const name = written.trim().replace(/\s+/g, ' ');
  if (name.length > LONGEST_NAME) throw nameInvalid(`A name has at most ${LONGEST_NAME} characters.`);
  const slug = slugOf(name);
  if (slug === '') throw nameInvalid('A name needs at least one letter or digit.');
  return { name, slug };
}

function checkPrice(price: number | undefined): number | undefined {
  if (price === undefined) return undefined;
  if (!Number.isInteger(price) || price < 0 || price > HIGHEST_PRICE) throw priceInvalid();
  return price;
}
