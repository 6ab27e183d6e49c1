import { isDeepStrictEqual } from 'node:util';
import type { Collection, CollectionInfo, CreateIndexesOptions, Db, Document, IndexDescription } from 'mongodb';

export interface IndexDefinition {
  keys: IndexDescription['key'];
  /** An index is never altered: a new shape gets a new name, and the old one is dropped a release later. */
  options: CreateIndexesOptions & { name: string };
}

/** A collection as its store declares it; made, indexed and guarded at start. */
export interface CollectionDefinition<T extends Document> {
  name: string;
  indexes: readonly IndexDefinition[];
  /** JSON schema that guards types and signs. It never forbids fields: the next release may add some. */
  schema?: Document;
  /**
   * Raised with each change of the schema, so that an older release that starts again during an upgrade does not take the
   * change back. What the former release writes must pass as well.
   */
  revision?: number;
  /** Only carries the type of the documents; never set. */
  readonly documents?: T;
}

const NAMESPACE_EXISTS = 48;

const REVISION = 'revision ';

/** The typed collection of a definition. */
export function collectionOf<T extends Document>(db: Db, definition: CollectionDefinition<T>): Collection<T> {
  return db.collection<T>(definition.name);
}

/**
 * Makes every collection with its indexes and its validator. Safe to run in any number of processes at once, and beside
 * busy ones: what is there already is only looked at. To change a validator takes an exclusive lock, which waits for every
 * open transaction (a killed process leaves some, for 60 s) while everybody waits behind it.
 */
export async function ensureCollections(db: Db, definitions: readonly CollectionDefinition<Document>[]): Promise<void> {
  const present = await db.listCollections<CollectionInfo>().toArray();
  const validators = new Map(present.map(({ name, options }) => [name, options?.validator ?? {}]));
  for (const { name, schema, revision = 0, indexes } of definitions) {
    const title = revision > 0 ? { title: `${REVISION}${revision}` } : {};
    const validator = schema ? { $jsonSchema: { ...title, ...schema } } : {};
    const known = validators.get(name) ?? (await created(db, name, validator));
    const isThere = isDeepStrictEqual(known, validator) || revisionOf(known) > revision;
    if (!isThere) await changeValidator(db, name, validator);
    if (indexes.length > 0) {
      const wanted = indexes.map(({ keys, options }) => ({ key: keys, ...options }));
      await db.collection(name).createIndexes(wanted);
    }
  }
}

/** The revision that a validator bears in its title; 0 where it has none. */
function revisionOf(validator: Document | undefined): number {
  const title: unknown = validator?.$jsonSchema?.title;
  return typeof title === 'string' && title.startsWith(REVISION) ? Number(title.slice(REVISION.length)) : 0;
}

/** @returns the validator it has now; none is known where another process was faster */
async function created(db: Db, name: string, validator: Document): Promise<Document | undefined> {
  try {
    await db.createCollection(name, { validator, validationLevel: 'moderate' });
    return validator;
  } catch (error) {
    if ((error as { code?: number }).code !== NAMESPACE_EXISTS) throw error;
    return undefined;
  }
}

/** @throws when the lock is not to be had soon, so that nobody waits behind us for long; a start tries again */
async function changeValidator(db: Db, name: string, validator: Document): Promise<void> {
  await db.command({ collMod: name, validator, validationLevel: 'moderate', maxTimeMS: 5_000 });
}
