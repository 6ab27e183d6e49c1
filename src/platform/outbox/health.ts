import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';
import type { Delivery, Reactions } from './types.ts';

/** How the deliveries through one integration stand. */
export interface IntegrationHealth {
  name: string;
  /** False where no worker has it configured. */
  configured: boolean;
  lastSuccessAt?: Date;
  /** Waiting or running, without a failure so far. */
  queued: number;
  retrying: number;
  off: number;
  dead: number;
}

/** A delivery that nothing but a person's retry will move again. */
export interface DeadDelivery {
  id: string;
  reaction: string;
  target: string;
  code: string;
  reason: string;
  since: Date;
}

/** How the work stands, for people; and their hand on it. */
export interface OutboxHealth {
  integrations(): Promise<IntegrationHealth[]>;
  dead(limit: number): Promise<DeadDelivery[]>;
  /** Lets a dead delivery be tried again from the start. @returns false when it is dead no more */
  retry(id: string): Promise<boolean>;
  /** Runs what was put aside while the integration was not configured. @returns how many */
  runOff(integration: string): Promise<number>;
}

export function createOutboxHealth<S>({ db, reactions }: { db: Db; reactions: Reactions<S> }): OutboxHealth {
  const deliveries = collectionOf(db, collections.deliveries);
  const reports = collectionOf(db, collections.integrationReports);
  const again = { state: 'waiting', failures: 0, faults: 0, lostLeases: 0, dueAt: '$$NOW' };

  async function counts() {
    const failed = { $gt: [{ $add: ['$failures', '$faults', '$lostLeases'] }, 0] };
    return deliveries
      .aggregate<{ _id: { reaction: string; state: Delivery['state']; failed: boolean }; count: number }>([
        { $match: { state: { $in: ['waiting', 'running', 'dead', 'off'] } } },
        { $group: { _id: { reaction: '$reaction', state: '$state', failed }, count: { $sum: 1 } } },
      ])
      .toArray();
  }

  return {
    async integrations() {
      const [rows, known] = [await counts(), await reports.find().sort({ _id: 1 }).toArray()];
      return known.map(({ _id: name, configured, lastSuccessAt }) => {
        const own = rows.filter(({ _id }) => reactions[_id.reaction]?.through === name);
        const sum = (of: (row: (typeof own)[number]['_id']) => boolean) =>
          own.filter((row) => of(row._id)).reduce((total, { count }) => total + count, 0);
        const open = (state: Delivery['state']) => state === 'waiting' || state === 'running';
        return {
          name,
          configured,
          lastSuccessAt,
          queued: sum(({ state, failed }) => open(state) && !failed),
          retrying: sum(({ state, failed }) => open(state) && failed),
          off: sum(({ state }) => state === 'off'),
          dead: sum(({ state }) => state === 'dead'),
        };
      });
    },

    async dead(limit) {
      const rows = await deliveries.find({ state: 'dead' }).sort({ settledAt: -1 }).limit(limit).toArray();
      return rows.map(({ _id, reaction, target, error, settledAt, createdAt }) => ({
        id: _id,
        reaction,
        target,
        code: error?.code ?? 'unknown',
        reason: error?.message ?? '',
        since: settledAt ?? createdAt,
      }));
    },

    async retry(id) {
      const { modifiedCount } = await deliveries.updateOne({ _id: id, state: 'dead' }, [
        { $set: again },
        { $unset: ['settledAt', 'error'] },
      ]);
      return modifiedCount === 1;
    },

    async runOff(integration) {
      const names = Object.keys(reactions).filter((name) => reactions[name]?.through === integration);
      const { modifiedCount } = await deliveries.updateMany({ state: 'off', reaction: { $in: names } }, [
        { $set: again },
        { $unset: ['settledAt', 'expireAt'] },
      ]);
      return modifiedCount;
    },
  };
}
