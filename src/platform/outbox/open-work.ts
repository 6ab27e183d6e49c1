import type { Collection } from 'mongodb';
import type { Delivery, DeliveryState } from './types.ts';

/** Everything but `done`. */
export const OPEN_STATES = ['waiting', 'running', 'off', 'dead'] as const satisfies readonly DeliveryState[];

/** What is not done, of some reactions. */
export interface OpenWork {
  /** Waiting or running, without a failure so far. */
  queued: number;
  retrying: number;
  off: number;
  dead: number;
  /** When the oldest of what is queued or retried came up. */
  oldestAt?: Date;
  /** When any of them last failed for the other side's sake. */
  failedAt?: Date;
}

interface Group {
  _id: { reaction: string; state: Delivery['state']; retrying: boolean };
  count: number;
  oldestAt: Date;
  failedAt: Date | null;
}

/** Counts what is not done. @returns what there is of the given reactions */
export async function openWork(deliveries: Collection<Delivery>): Promise<(reactions: readonly string[]) => OpenWork> {
  const retrying = { $gt: [{ $add: ['$failures', '$faults', '$lostLeases'] }, 0] };
  const groups = await deliveries
    .aggregate<Group>([
      { $match: { state: { $in: [...OPEN_STATES] } } },
      {
        $group: {
          _id: { reaction: '$reaction', state: '$state', retrying },
          count: { $sum: 1 },
          oldestAt: { $min: '$createdAt' },
          failedAt: { $max: { $cond: [{ $gt: ['$failures', 0] }, '$error.at', null] } },
        },
      },
    ])
    .toArray();

  return (reactions) => {
    const own = groups.filter(({ _id }) => reactions.includes(_id.reaction));
    const open = own.filter(({ _id: { state } }) => state === 'waiting' || state === 'running');
    const failing = open.filter(({ _id }) => _id.retrying);
    return {
      queued: total(open) - total(failing),
      retrying: total(failing),
      off: total(own.filter(({ _id: { state } }) => state === 'off')),
      dead: total(own.filter(({ _id: { state } }) => state === 'dead')),
      oldestAt: inOrder(open.map(({ oldestAt }) => oldestAt)).at(0),
      failedAt: inOrder(failing.map(({ failedAt }) => failedAt)).at(-1),
    };
  };
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function inOrder(times: readonly (Date | null)[]): Date[] {
  return times.filter((time) => time !== null).sort((a, b) => a.getTime() - b.getTime());
}
