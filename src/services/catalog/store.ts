import type { ClientSession, Collection, Db, Filter } from 'mongodb';
import type { Actor } from '../../platform/actor.ts';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import { together } from '../../platform/together.ts';
import { isCake, type MenuPlace, type Product } from './product.ts';

interface ProductDocument extends Omit<Product, 'id'> {
  _id: string;
  /** Whether it has a recipe: the menu is sorted by it. */
  cake: boolean;
  createdAt: Date;
  deletedAt?: Date;
}

/** A step in a product's life: its version is then one higher. */
interface Step {
  by: Actor;
  at: Date;
}

export const productCollection: CollectionDefinition<ProductDocument> = {
  name: 'products',
  indexes: [
    {
      keys: { slug: 1 },
      options: { name: 'slug_of_the_living', unique: true, partialFilterExpression: { deleted: false } },
    },
    { keys: { deleted: 1, cake: -1, slug: 1 }, options: { name: 'menu_cakes_first' } },
    { keys: { slug: 1, deleted: 1 }, options: { name: 'slug_history' } },
  ],
  schema: {
    bsonType: 'object',
    required: ['slug', 'name', 'deleted', 'version'],
    properties: {
      slug: { bsonType: 'string', minLength: 1 },
      deleted: { bsonType: 'bool' },
      price: { bsonType: ['int', 'long', 'double'], minimum: 0 },
    },
  },
};

const cakesFirst = { cake: -1, slug: 1 } as const;
const living = { deleted: false } as const;

export function createProductStore(db: Db) {
  const products: Collection<ProductDocument> = collectionOf(db, productCollection);
  const some = (filter: Filter<ProductDocument>, skip: number, limit: number) =>
    products.find(filter).sort(cakesFirst).skip(skip).limit(limit).map(toProduct).toArray();

  /** Many order at once, and mostly the same. */
  const livingBySlug = together(async (slugs: readonly string[]) => {
    const found = await products.find({ slug: { $in: [...slugs] }, ...living }).toArray();
    const bySlug = new Map(found.map((document) => [document.slug, toProduct(document)]));
    return (slug) => bySlug.get(slug) ?? null;
  });

  /** @returns the product as it is then; null when it was not in that state any more */
  async function setDeleted(id: string, deleted: boolean, { by, at }: Step, session: ClientSession) {
    const changed = await products.findOneAndUpdate(
      { _id: id, deleted: !deleted },
      {
        $set: { deleted, changed: { by, at }, ...(deleted && { deletedAt: at }) },
        ...(!deleted && { $unset: { deletedAt: '' } }),
        $inc: { version: 1 },
      },
      { session, returnDocument: 'after' },
    );
    return changed && toProduct(changed);
  }

  return {
    async insert({ id, ...product }: Product, createdAt: Date, session: ClientSession): Promise<void> {
      await products.insertOne({ _id: id, ...product, cake: isCake({ id, ...product }), createdAt }, { session });
    },

    /** Writes a product's next version, if it is on the menu in the version before. @returns false when it is not */
    async update({ id, price, deleted: _, ...product }: Product, session: ClientSession): Promise<boolean> {
      const { modifiedCount } = await products.updateOne(
        { _id: id, version: product.version - 1, ...living },
        price === undefined ? { $set: product, $unset: { price: '' } } : { $set: { ...product, price } },
        { session },
      );
      return modifiedCount === 1;
    },

    async byId(id: string, session?: ClientSession): Promise<Product | null> {
      const found = await products.findOne({ _id: id }, { session });
      return found && toProduct(found);
    },

    /** The living product of that slug, else the one deleted last. */
    async bySlug(slug: string, session?: ClientSession): Promise<Product | null> {
      const onTheMenu = session ? null : await livingBySlug(slug);
      if (onTheMenu) return onTheMenu;
      const latest = { deleted: 1, deletedAt: -1, createdAt: -1 } as const;
      const [found] = await products.find({ slug }, { session }).sort(latest).limit(1).toArray();
      return found ? toProduct(found) : null;
    },

    /** Living products, the cakes first, each kind by slug. */
    menu: (skip: number, limit: number) => some(living, skip, limit),
    size: () => products.countDocuments(living),

    list({ after, cakesOnly }: { after?: MenuPlace; cakesOnly: boolean }, limit: number): Promise<Product[]> {
      const behind = after && [
        { cake: after.cake, slug: { $gt: after.slug } },
        ...(after.cake ? [{ cake: false }] : []),
      ];
      return some({ ...living, ...(cakesOnly && { cake: true }), ...(behind && { $or: behind }) }, 0, limit);
    },

    /** Living products whose name or slug holds the text, without regard to case. */
    search(text: string, limit: number): Promise<Product[]> {
      // Not RegExp.escape: it writes \u and \x2d, and MongoDB’s PCRE2 knows no \u.
      const holds = { $regex: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
      return some({ ...living, ...(text !== '' && { $or: [{ name: holds }, { slug: holds }] }) }, 0, limit);
    },

    remove: (id: string, step: Step, session: ClientSession) => setDeleted(id, true, step, session),
    restore: (id: string, step: Step, session: ClientSession) => setDeleted(id, false, step, session),
  };
}

export type ProductStore = ReturnType<typeof createProductStore>;

function toProduct({ _id, cake: _, createdAt: __, deletedAt: ___, ...product }: ProductDocument): Product {
  return { id: _id, ...product };
}
