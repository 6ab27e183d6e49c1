import type { ClientSession, Collection, Db, Filter } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Product } from './product.ts';

interface ProductDocument extends Omit<Product, 'id'> {
  _id: string;
  createdAt: Date;
}

const MENU_LIMIT = 1_000;

export const productCollection: CollectionDefinition<ProductDocument> = {
  name: 'products',
  indexes: [
    {
      keys: { slug: 1 },
      options: { name: 'slug_of_the_living', unique: true, partialFilterExpression: { deleted: false } },
    },
    { keys: { deleted: 1, name: 1 }, options: { name: 'menu_by_name' } },
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

export function createProductStore(db: Db) {
  const products: Collection<ProductDocument> = collectionOf(db, productCollection);
  const all = (filter: Filter<ProductDocument>, limit: number) =>
    products.find(filter).sort({ name: 1 }).limit(limit).map(toProduct).toArray();

  return {
    async insert({ id, ...product }: Product, createdAt: Date, session: ClientSession): Promise<void> {
      await products.insertOne({ _id: id, ...product, createdAt }, { session });
    },

    /** The living product of that slug, else the one deleted last. */
    async bySlug(slug: string, session?: ClientSession): Promise<Product | null> {
      const [found] = await products.find({ slug }, { session }).sort({ deleted: 1, createdAt: -1 }).limit(1).toArray();
      return found ? toProduct(found) : null;
    },

    menu: () => all({ deleted: false }, MENU_LIMIT),

    /** Living products whose name or slug holds the text, without regard to case. */
    search(text: string, limit: number): Promise<Product[]> {
      const holds = { $regex: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), $options: 'i' };
      return all({ deleted: false, ...(text !== '' && { $or: [{ name: holds }, { slug: holds }] }) }, limit);
    },

    /** @returns false when somebody else was faster */
    async markDeleted(id: string, session: ClientSession): Promise<boolean> {
      const { modifiedCount } = await products.updateOne(
        { _id: id, deleted: false },
        { $set: { deleted: true }, $inc: { version: 1 } },
        { session },
      );
      return modifiedCount === 1;
    },
  };
}

function toProduct({ _id, createdAt: _, ...product }: ProductDocument): Product {
  return { id: _id, ...product };
}
