import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import { type CollectionDefinition, collectionOf } from '../mongo/index.ts';

interface Milestone {
  _id: 'first_start';
  at: Date;
}

export const clockCollection: CollectionDefinition<Milestone> = { name: 'clock', indexes: [] };

/**
 * When this bakery was started for the first time: nothing was due before. Written once, by the business's clock, by
 * whichever process comes first.
 */
export function createFirstStart({ db, clock }: { db: Db; clock: Clock }): () => Promise<Date> {
  const milestones = collectionOf(db, clockCollection);
  let known: Date | undefined;

  return async () => {
    if (known) return known;
    const first = await milestones.findOneAndUpdate(
      { _id: 'first_start' },
      { $setOnInsert: { at: clock.now() } },
      { upsert: true, returnDocument: 'after' },
    );
    known = first?.at ?? clock.now();
    return known;
  };
}
