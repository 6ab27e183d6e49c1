import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import { deliveries as definition } from './collections.ts';
import { OPEN_STATES } from './open-work.ts';
import type { Reactions } from './types.ts';

/** What is not done yet of one integration's work, and in which state. */
export interface QueueDepth {
  integration: string;
  state: (typeof OPEN_STATES)[number];
  deliveries: number;
  /** Since the oldest was written, in seconds; 0 where there is none. */
  oldestAge: number;
}

interface Group {
  _id: { reaction: string; state: QueueDepth['state'] };
  deliveries: number;
  age: number;
}

interface Dependencies<Services> {
  db: Db;
  reactions: Reactions<Services>;
  /** How long the query may take, in milliseconds. */
  maxTimeMS: number;
}

/**
 * Counts what is not done, from an index alone.
 *
 * @returns a row for each integration and state, also where there is nothing
 */
export async function readQueue<S>({ db, reactions, maxTimeMS }: Dependencies<S>): Promise<QueueDepth[]> {
  const groups = await collectionOf(db, definition)
    .aggregate<Group>(
      [
        { $match: { state: { $in: [...OPEN_STATES] } } },
        {
          $group: {
            _id: { reaction: '$reaction', state: '$state' },
            deliveries: { $sum: 1 },
            oldest: { $min: '$createdAt' },
          },
        },
        { $project: { deliveries: 1, age: { $toDouble: { $subtract: ['$$NOW', '$oldest'] } } } },
      ],
      { hint: 'open_state_reaction_created', maxTimeMS },
    )
    .toArray();

  const integrations = [...new Set(Object.values(reactions).map(({ through }) => through))];
  return integrations.flatMap((integration) =>
    OPEN_STATES.map((state) => {
      const own = groups.filter(({ _id }) => _id.state === state && reactions[_id.reaction]?.through === integration);
      const oldestAge = Math.max(0, ...own.map(({ age }) => age / 1_000));
      return { integration, state, deliveries: own.reduce((sum, { deliveries }) => sum + deliveries, 0), oldestAge };
    }),
  );
}
