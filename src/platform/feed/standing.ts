import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import { feedPublishers } from './collections.ts';

/** How the passing on of events stands. */
export interface FeedStanding {
  /** To whom: as the publisher is called, `redis`. */
  to: string;
  lastSuccessAt?: Date;
  /** Since when the next event is not taken. */
  failingSince?: Date;
  /** The same, in seconds by the database's clock; 0 while it is taken. */
  failingFor: number;
}

/** Whoever plays the part no more, for so long, fails no more: it is configured in no process. */
const GIVEN_UP_MS = 60_000;

/** @param maxTimeMS how long the query may take */
export async function readStandings(db: Db, { maxTimeMS }: { maxTimeMS?: number } = {}): Promise<FeedStanding[]> {
  const isPlayed = { $gt: ['$heldUntil', { $subtract: ['$$NOW', GIVEN_UP_MS] }] };
  const failingSince = { $cond: [isPlayed, '$failingSince', '$$REMOVE'] };
  const since = { $ifNull: ['$failingSince', '$$NOW'] };
  return collectionOf(db, feedPublishers)
    .aggregate<FeedStanding>(
      [
        { $sort: { _id: 1 } },
        { $project: { _id: 0, to: '$_id', lastSuccessAt: 1, failingSince } },
        { $set: { failingFor: { $divide: [{ $toDouble: { $subtract: ['$$NOW', since] } }, 1_000] } } },
      ],
      { maxTimeMS },
    )
    .toArray();
}
