import type { Db } from 'mongodb';

/** Where in the books any of these words stand: in every collection there is, in ids, keys and texts. */
export async function placesIn(db: Db, words: readonly string[]): Promise<string[]> {
  const places: string[] = [];
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    for (const document of await db.collection(name).find().toArray()) {
      const text = JSON.stringify(document).toLowerCase();
      const found = words.filter((word) => text.includes(word.toLowerCase()));
      if (found.length > 0) places.push(`${name}: ${found.join(', ')} in ${text}`);
    }
  }
  return places;
}
