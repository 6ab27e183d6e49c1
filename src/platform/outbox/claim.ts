import type { Collection, Document } from 'mongodb';
import { isDuplicateKey } from '../mongo/index.ts';
import type { OutboxTimes } from './times.ts';
import type { Delivery } from './types.ts';

interface BusyTarget {
  reaction: string;
  target: string;
}

/** Takes deliveries for this process, one at a time, so that no target has two runs. */
export interface Claims {
  /** The delivery that is due the longest among these reactions, now `running` under a lease; null where there is none. */
  next(reactions: readonly string[], closedLanes: readonly string[]): Promise<Delivery | null>;
  /** Gives back what the lease was lost on. @returns how many deliveries are suspected of killing their worker */
  giveBackLost(): Promise<number>;
}

/** So many in a row, and a delivery is suspected of killing its worker. */
export const LOST_LEASES_TO_SUSPECT = 3;

/** Leases and due times are compared with the database's clock, never with this process's. */
export function createClaims(deliveries: Collection<Delivery>, times: OutboxTimes): Claims {
  const due = { $expr: { $lte: ['$dueAt', '$$NOW'] } };
  const expired = { state: 'running' as const, $expr: { $lt: ['$leaseUntil', '$$NOW'] } };

  async function claim(reactions: readonly string[], closedLanes: readonly string[], busy: readonly BusyTarget[]) {
    const filter = {
      state: 'waiting' as const,
      reaction: { $in: [...reactions] },
      ...due,
      ...(closedLanes.length > 0 && { lane: { $nin: [...closedLanes] } }),
      ...(busy.length > 0 && { $nor: [...busy] }),
    };
    const lease: Document = {
      state: 'running',
      attempt: { $add: ['$attempt', 1] },
      leaseUntil: { $add: ['$$NOW', times.lease] },
    };
    return deliveries.findOneAndUpdate(filter, [{ $set: lease }], { sort: { dueAt: 1 }, returnDocument: 'after' });
  }

  return {
    async next(reactions, closedLanes) {
      const running = { state: 'running' as const, reaction: { $in: [...reactions] } };
      const busy: BusyTarget[] = await deliveries
        .find(running, { projection: { _id: 0, reaction: 1, target: 1 } })
        .toArray();
      for (;;) {
        try {
          return await claim(reactions, closedLanes, busy);
        } catch (error) {
          // Somebody took another delivery of the same target in between: the unique index refused. Pass it over.
          if (!isDuplicateKey(error)) throw error;
          busy.push(error.keyValue as BusyTarget);
        }
      }
    },

    async giveBackLost() {
      const lost = { $add: ['$lostLeases', 1] };
      const suspect = { $gte: [lost, LOST_LEASES_TO_SUSPECT] };
      const returned: Document = {
        state: 'waiting',
        lostLeases: lost,
        dueAt: { $cond: [suspect, { $add: ['$$NOW', times.suspectEvery] }, '$$NOW'] },
      };
      const { modifiedCount } = await deliveries.updateMany(expired, [{ $set: returned }, { $unset: 'leaseUntil' }]);
      if (modifiedCount === 0) return 0;
      return deliveries.countDocuments({ state: 'waiting', lostLeases: { $gte: LOST_LEASES_TO_SUSPECT } });
    },
  };
}
