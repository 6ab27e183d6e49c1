import type { Collection, Document } from 'mongodb';
import { isDuplicateKey } from '../mongo/index.ts';
import { IN_ORDER_OF_DUE_TIME, LOST_LEASES_TO_SUSPECT } from './claim-order.ts';
import type { OutboxTimes } from './times.ts';
import type { Delivery } from './types.ts';

/** A target that has a run, so that no other of it may begin. */
interface BusyTarget {
  reaction: string;
  target: string;
}

/** Takes deliveries for this process, one at a time, so that no target has two runs. */
export interface Claims {
  /**
   * The delivery that is due the longest among these reactions, now `running` under a lease; null where there is none.
   *
   * @param known targets that are known to have a run: it saves asking
   */
  next(
    reactions: readonly string[],
    closedLanes: readonly string[],
    known?: readonly BusyTarget[],
  ): Promise<Delivery | null>;
  /** Whether any of these reactions has something due: one question, so that idle pools need not ask each for itself. */
  anyDue(reactions: readonly string[]): Promise<boolean>;
  /** Gives back what the lease was lost on. @returns how many deliveries are suspected of killing their worker */
  giveBackLost(): Promise<number>;
}

/** One more. What is no number counts as none: one spoilt delivery must not keep all others from being claimed. */
const oneMore = (field: string): Document => ({ $add: [{ $cond: [{ $isNumber: field }, field, 0] }, 1] });

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
      attempt: oneMore('$attempt'),
      leaseUntil: { $add: ['$$NOW', times.lease] },
    };
    return deliveries.findOneAndUpdate(filter, [{ $set: lease }], {
      sort: { dueAt: 1 },
      hint: IN_ORDER_OF_DUE_TIME,
      returnDocument: 'after',
    });
  }

  const running = (reactions: readonly string[]): Promise<BusyTarget[]> =>
    deliveries
      .find({ state: 'running', reaction: { $in: [...reactions] } }, { projection: { _id: 0, reaction: 1, target: 1 } })
      .toArray();

  return {
    async next(reactions, closedLanes, known = []) {
      let busy = known.map(({ reaction, target }) => ({ reaction, target }));
      for (;;) {
        try {
          return await claim(reactions, closedLanes, busy);
        } catch (error) {
          // Somebody else runs the target: the unique index refused. It is passed over, with all others that are busy.
          if (!isDuplicateKey(error)) throw error;
          busy = [...busy, error.keyValue as BusyTarget, ...(await running(reactions))];
        }
      }
    },

    async anyDue(reactions) {
      const waiting = { state: 'waiting' as const, reaction: { $in: [...reactions] }, ...due };
      return (await deliveries.findOne(waiting, { projection: { _id: 1 }, hint: IN_ORDER_OF_DUE_TIME })) !== null;
    },

    async giveBackLost() {
      const lost = oneMore('$lostLeases');
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
