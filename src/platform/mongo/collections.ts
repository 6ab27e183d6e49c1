import type { Collection, CreateIndexesOptions, Db, Document, IndexSpecification } from 'mongodb';

export interface IndexDefinition {
  keys: IndexSpecification;
  /** An index is never altered: a new shape gets a new name, and the old one is dropped a release later. */
  options: CreateIndexesOptions & { name: string };
}

/** A collection as its store declares it; made, indexed and guarded at start. */
export interface CollectionDefinition<T extends Document> {
  name: string;
  indexes: readonly IndexDefinition[];
  /** JSON schema that guards types and signs. It never forbids fields: the next release may add some. */
  schema?: Document;
  /** Only carries the type of the documents; never set. */
  readonly documents?: T;
}

const NAMESPACE_EXISTS = 48;

/** The typed collection of a definition. */
export function collectionOf<T extends Document>(db: Db, definition: CollectionDefinition<T>): Collection<T> {
  return db.collection<T>(definition.name);
}

/** Makes every collection with its indexes and its validator. Safe to run in any number of processes at once. */
export async function ensureCollections(db: Db, definitions: readonly CollectionDefinition<Document>[]): Promise<void> {
  for (const definition of definitions) {
    await createIfMissing(db, definition.name);
    const validator = definition.schema ? { $jsonSchema: definition.schema } : {};
    await db.command({ collMod: definition.name, validator, validationLevel: 'moderate' });
    for (const { keys, options } of definition.indexes) {
      await db.collection(definition.name).createIndex(keys, options);
    }
  }
}

async function createIfMissing(db: Db, name: string): Promise<void> {
  try {
    await db.createCollection(name);
  } catch (error) {
    if ((error as { code?: number }).code !== NAMESPACE_EXISTS) throw error;
  }
}
