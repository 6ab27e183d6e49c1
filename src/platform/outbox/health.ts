import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';
import { OPEN_STATES, openWork } from './open-work.ts';
import type { Reactions } from './types.ts';

/** How the deliveries through one integration stand, or those of a reaction that this release does not know. */
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
  /** When the oldest of what is queued or retried came up. */
  oldestAt?: Date;
  /** It asked to be left alone altogether, or the last that was heard of it is a failure. What waits is done later. */
  degraded: boolean;
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
  /** The same with all that are dead. @returns how many */
  retryAll(): Promise<number>;
  /** Runs what was put aside while the integration was not configured. @returns how many */
  runOff(integration: string): Promise<number>;
}

export function createOutboxHealth<S>({ db, reactions }: { db: Db; reactions: Reactions<S> }): OutboxHealth {
  const deliveries = collectionOf(db, collections.deliveries);
  const reports = collectionOf(db, collections.integrationReports);
  const lanes = collectionOf(db, collections.lanes);
  const again = { state: 'waiting', failures: 0, faults: 0, lostLeases: 0, dueAt: '$$NOW' };
  const namesThrough = (integration: string) =>
    Object.keys(reactions).filter((name) => reactions[name]?.through === integration);

  /** What only a process of another release can do, while two run side by side: it waits for that, under its own name. */
  async function ofOtherReleases(work: Awaited<ReturnType<typeof openWork>>): Promise<IntegrationHealth[]> {
    const open: string[] = await deliveries.distinct('reaction', { state: { $in: [...OPEN_STATES] } });
    return open
      .filter((name) => !(name in reactions))
      .map((name) => {
        const { failedAt, ...counts } = work([name]);
        return { name, configured: true, degraded: true, ...counts };
      });
  }

  return {
    async integrations() {
      const work = await openWork(deliveries);
      const closed = await lanes.find({ $expr: { $gt: ['$pausedUntil', '$$NOW'] } }).toArray();
      const known = await reports.find().sort({ _id: 1 }).toArray();
      const ours = known.map(({ _id: name, configured, lastSuccessAt }) => {
        const { oldestAt, failedAt, ...counts } = work(namesThrough(name));
        const failing = failedAt !== undefined && failedAt > (lastSuccessAt ?? new Date(0));
        const degraded = configured && (failing || closed.some(({ _id }) => _id === name));
        return { name, configured, lastSuccessAt, oldestAt, degraded, ...counts };
      });
      return [...ours, ...(await ofOtherReleases(work))];
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
        { $unset: ['settledAt', 'error', 'told'] },
      ]);
      return modifiedCount === 1;
    },

    async retryAll() {
      const { modifiedCount } = await deliveries.updateMany({ state: 'dead' }, [
        { $set: again },
        { $unset: ['settledAt', 'error', 'told'] },
      ]);
      return modifiedCount;
    },

    async runOff(integration) {
      const reaction = { $in: namesThrough(integration) };
      const { modifiedCount } = await deliveries.updateMany({ state: 'off', reaction }, [
        { $set: again },
        { $unset: ['settledAt', 'expireAt'] },
      ]);
      return modifiedCount;
    },
  };
}
