import type { Document } from 'mongodb';
import { systemClock } from '../../src/platform/clock.ts';
import {
  type CollectionDefinition,
  collectionOf,
  createTransact,
  ensureCollections,
} from '../../src/platform/mongo/index.ts';
import { events as eventCollection } from '../../src/platform/outbox/collections.ts';
import { createEventLog, outboxCollections, type Run } from '../../src/platform/outbox/index.ts';
import { openTestDatabase } from './database.ts';
import { silent } from './outbox.ts';

/** Books of their own for one test file: the given collections and an event log that leads to no deliveries. */
export async function openBooks(definitions: readonly CollectionDefinition<Document>[]) {
  const { db, client, close } = await openTestDatabase();
  const all = [...definitions, ...outboxCollections];
  await ensureCollections(db, all);
  const recorded = collectionOf(db, eventCollection);

  return {
    db,
    close,
    transact: createTransact(client),
    events: createEventLog({ db, routes: {}, clock: systemClock }),
    clock: systemClock,
    /** The events of a type, oldest first. */
    recorded: (type: string) => recorded.find({ type }).sort({ at: 1 }).toArray(),
    /** Empties the books between tests. */
    async clear(): Promise<void> {
      for (const { name } of all) await db.collection(name).deleteMany({});
    },
  };
}

export type Books = Awaited<ReturnType<typeof openBooks>>;

/** What a reaction is run with. */
export const run: Run = { signal: new AbortController().signal, log: silent };
