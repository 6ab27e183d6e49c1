import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import { deliveries as definition } from './collections.ts';
import type { Reactions } from './types.ts';

/** What waits for one integration since longer than it should. */
export interface HeldUp {
  /** As the reactions name it: `jira`. */
  integration: string;
  /** When the oldest of what waits came up. */
  since: Date;
  /** How many things wait. */
  waiting: number;
}

interface Group {
  _id: string;
  waiting: number;
  since: Date;
}

/**
 * Finds what is held up. What waits because it is too early (`NotYet`) is not.
 *
 * @param before what came up before that, and waits still, is held up
 */
export async function readHeldUp<S>(
  { db, reactions }: { db: Db; reactions: Reactions<S> },
  before: Date,
): Promise<HeldUp[]> {
  const groups = await collectionOf(db, definition)
    .aggregate<Group>([
      { $match: { state: { $in: ['waiting', 'running'] }, 'error.code': { $ne: 'not_yet' } } },
      { $group: { _id: '$reaction', waiting: { $sum: 1 }, since: { $min: '$createdAt' } } },
    ])
    .toArray();

  const byIntegration = Map.groupBy(groups, ({ _id }) => reactions[_id]?.through ?? _id);
  return [...byIntegration].flatMap(([integration, own]) => {
    const since = new Date(Math.min(...own.map((group) => group.since.getTime())));
    return since < before ? [{ integration, since, waiting: own.reduce((sum, { waiting }) => sum + waiting, 0) }] : [];
  });
}
