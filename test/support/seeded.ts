import type { Document } from 'mongodb';
import { inviteToKitchen, seed } from '../../sandbox/seed/seed.ts';
import { collections } from '../../src/app/collections.ts';
import { ensureCollections } from '../../src/platform/mongo/index.ts';
import type { TestDatabase } from './database.ts';

/** What `seed` wrote. */
interface Seeded {
  at: number;
  documents: ReadonlyMap<string, Document[]>;
}

/** By the first bakery of this worker. To seed takes half a second of computing, most of it to hash passwords. */
let first: Seeded | undefined;

/** Opens the bakery as `npm start` does. All but the first have a copy of what the first was given, as if it were from now. */
export async function seedBooks(database: TestDatabase, sandboxUrl: string): Promise<void> {
  if (first) {
    await ensureCollections(database.db, collections);
    await copy(first, database);
    await inviteToKitchen(sandboxUrl);
  } else {
    await seed({ mongodbUri: database.uri, sandboxUrl });
    first = await read(database);
  }
}

async function read({ db }: TestDatabase): Promise<Seeded> {
  const found = collections.map(async ({ name }) => [name, await db.collection(name).find().toArray()] as const);
  return { at: Date.now(), documents: new Map(await Promise.all(found)) };
}

async function copy({ at, documents }: Seeded, { db }: TestDatabase): Promise<void> {
  const since = Date.now() - at;
  const written = [...documents].map(async ([name, kept]) => {
    if (kept.length > 0) await db.collection(name).insertMany(kept.map((document) => later(document, since)));
  });
  await Promise.all(written);
}

/** The same, with every time in it so many milliseconds later. */
function later<T>(value: T, milliseconds: number): T;
function later(value: unknown, milliseconds: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + milliseconds);
  if (Array.isArray(value)) return value.map((each) => later(each, milliseconds));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, later(each, milliseconds)]));
}
