import type { CollectionInfo, Db, Document, MongoClient } from 'mongodb';

/** A collection as it was at one instant, with what is declared on it. */
interface CollectionCopy extends Pick<CollectionInfo, 'name' | 'options'> {
  documents: Document[];
  indexes: { key: Document; name: string }[];
}

/** As it is in MongoDB: an int is not made a double on its way. */
const EXACTLY = { promoteValues: false, promoteLongs: false } as const;

/**
 * Copies a database that is being written to, all of it as it was at one instant, as `mongodump --oplog` does. What
 * tells the two apart is where it is kept: here, in memory.
 *
 * @see https://www.mongodb.com/docs/manual/reference/read-concern-snapshot/
 */
export async function copyOf(client: MongoClient, db: Db): Promise<CollectionCopy[]> {
  const collections = await db.listCollections<CollectionInfo>().toArray();
  return client.withSession({ snapshot: true }, async (session) => {
    const copies: CollectionCopy[] = [];
    for (const { name, options } of collections) {
      const indexes = (await db.collection(name).listIndexes().toArray()).map(({ v: _, ...index }) => index);
      const documents = await db
        .collection(name)
        .find({}, { session, ...EXACTLY })
        .toArray();
      copies.push({ name, options, documents, indexes: indexes as CollectionCopy['indexes'] });
    }
    return copies;
  });
}

/** Puts a copy into a database that is empty. */
export async function restore(db: Db, copies: readonly CollectionCopy[]): Promise<void> {
  for (const { name, options, documents, indexes } of copies) {
    const collection = await db.createCollection(name, options);
    if (documents.length > 0) await collection.insertMany(documents);
    const more = indexes.filter((index) => index.name !== '_id_');
    if (more.length > 0) await collection.createIndexes(more);
  }
}
