import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';

interface Attempts {
  /** Who tried, and from where, as a hash: passwords are typed into the wrong field. */
  _id: string;
  count: number;
  expiresAt: Date;
}

export const attemptCollection: CollectionDefinition<Attempts> = {
  name: 'login_attempts',
  indexes: [{ keys: { expiresAt: 1 }, options: { name: 'expiresAt_ttl', expireAfterSeconds: 0 } }],
};

/** So many wrong passwords for one login from one address, in so long. */
export const MOST_ATTEMPTS = 10;
export const LOCKED_MS = 15 * 60 * 1_000;

/** Where somebody logs in from. */
export interface Attempt {
  login: string;
  address: string;
}

/** Attempts to log in. One is counted before the password is looked at, so that many at once are no way around it. */
export function createAttempts({ db, clock }: { db: Db; clock: Clock }) {
  const attempts = collectionOf(db, attemptCollection);

  return {
    /** @returns false when there were too many, also for a login that nobody has */
    async begin(attempt: Attempt): Promise<boolean> {
      const now = clock.now();
      const over = { $lte: [{ $ifNull: ['$expiresAt', now] }, now] };
      const counted = await attempts.findOneAndUpdate(
        { _id: idOf(attempt) },
        [
          {
            $set: {
              count: { $cond: [over, 1, { $add: ['$count', 1] }] },
              expiresAt: { $cond: [over, new Date(now.getTime() + LOCKED_MS), '$expiresAt'] },
            },
          },
        ],
        { upsert: true, returnDocument: 'after' },
      );
      return (counted?.count ?? 1) <= MOST_ATTEMPTS;
    },

    /** The password was right. */
    async forget(attempt: Attempt): Promise<void> {
      await attempts.deleteOne({ _id: idOf(attempt) });
    },
  };
}

function idOf({ login, address }: Attempt): string {
  return createHash('sha256')
    .update(JSON.stringify([login, address]))
    .digest('base64url');
}
