import type { ClientSession, Db, Filter } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import { LOST_LEASES_TO_SUSPECT } from './claim-order.ts';
import * as collections from './collections.ts';
import type { Delivery } from './types.ts';

/** Deliveries to which the same happened: how many, and a few of them. */
export interface Losses {
  count: number;
  examples: { reaction: string; target: string; code: string; reason: string }[];
}

/** What somebody should hear of: each delivery is in it once for each time that it happens. */
export interface LossBook {
  /**
   * Takes, in the caller's transaction, what nobody was told of yet.
   *
   * @param but such targets are left out: what tells of losses must not tell of itself
   * @returns what died, and what is suspected of killing its worker
   */
  take(session: ClientSession, but: RegExp): Promise<{ dead: Losses; suspects: Losses }>;
}

const EXAMPLES = 5;

export function createLossBook({ db }: { db: Db }): LossBook {
  const deliveries = collectionOf(db, collections.deliveries);

  async function taken(told: Delivery['told'], filter: Filter<Delivery>, session: ClientSession): Promise<Losses> {
    const examples = await deliveries.find(filter, { session }).sort({ createdAt: 1 }).limit(EXAMPLES).toArray();
    if (examples.length === 0) return { count: 0, examples: [] };
    const { modifiedCount } = await deliveries.updateMany(filter, { $set: { told } }, { session });
    return {
      count: modifiedCount,
      examples: examples.map(({ reaction, target, error }) => ({
        ...{ reaction, target },
        code: error?.code ?? 'lease_lost',
        reason: error?.message ?? '',
      })),
    };
  }

  return {
    async take(session, but) {
      const others = { target: { $not: but } };
      const suspected = { state: 'waiting' as const, lostLeases: { $gte: LOST_LEASES_TO_SUSPECT } };
      return {
        dead: await taken('dead', { ...others, state: 'dead', told: { $ne: 'dead' } }, session),
        suspects: await taken('suspect', { ...others, ...suspected, told: { $exists: false } }, session),
      };
    },
  };
}
