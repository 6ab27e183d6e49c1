import type { Db } from 'mongodb';

/** What a collection holds. */
export interface Holding {
  documents: number;
  /** As BSON, before compression. */
  bytes: number;
  /** Files on disk: the collection's own and its indexes'. */
  diskBytes: number;
  indexBytes: number;
  indexes: number;
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/collStats/ */
export async function readBooks(db: Db): Promise<Record<string, Holding>> {
  await db.admin().command({ fsync: 1 });
  const names = (await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );
  const books: Record<string, Holding> = {};
  for (const name of names) {
    const [stats] = await db
      .collection(name)
      .aggregate([{ $collStats: { storageStats: {} } }])
      .toArray();
    const { count, size, storageSize, totalIndexSize, nindexes } = stats?.storageStats ?? {};
    books[name] = {
      documents: Number(count),
      bytes: Number(size),
      diskBytes: Number(storageSize) + Number(totalIndexSize),
      indexBytes: Number(totalIndexSize),
      indexes: Number(nindexes),
    };
  }
  return books;
}

const EMPTY: Holding = { documents: 0, bytes: 0, diskBytes: 0, indexBytes: 0, indexes: 0 };

/** What each order added, by collection; those to which none added are left out. */
export function addedPerOrder(before: Record<string, Holding>, after: Record<string, Holding>, orders: number) {
  const each = (count: number) => Math.round((count / orders) * 10) / 10;
  const added = Object.entries(after).map(([name, now]) => {
    const then = before[name] ?? EMPTY;
    const grown = {
      documents: each(now.documents - then.documents),
      bytes: Math.round((now.bytes - then.bytes) / orders),
      diskBytes: Math.round((now.diskBytes - then.diskBytes) / orders),
      indexBytes: Math.round((now.indexBytes - then.indexBytes) / orders),
    };
    return [name, grown] as const;
  });
  return Object.fromEntries(added.filter(([, { documents }]) => documents > 0));
}
