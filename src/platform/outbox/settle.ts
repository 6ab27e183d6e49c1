import type { Collection, Document } from 'mongodb';
import { codeOf, messageOf } from '../errors.ts';
import { NotYet, PermanentFailure, RateLimited, RunTimedOut, TransientFailure } from '../failures.ts';
import { isUnreachable } from '../mongo/index.ts';
import { redacted } from '../redaction.ts';
import { backoff } from './backoff.ts';
import type { OutboxTimes } from './times.ts';
import type { Delivery, DeliveryState } from './types.ts';

/** How a run ended, as it is written down. */
export type Outcome = 'done' | 'retry' | 'dead' | 'lost';

/** A delivery that somebody else's run serves. */
export type Noted = Pick<Delivery, '_id' | 'trace'>;

/** Marks what became of a run. The mark of its own delivery is fenced by the attempt: whoever lost the lease does not set it. */
export interface Settlement {
  /** The deliveries that a run starting now will serve as well. */
  waitingFor(delivery: Delivery): Promise<Noted[]>;
  /** The run did it, for its own delivery and for those noted before it read the books. */
  done(delivery: Delivery, noted: readonly Noted[]): Promise<Outcome>;
  /** The run failed; by what, decides what happens. */
  failed(delivery: Delivery, error: unknown): Promise<Outcome>;
  /** The process must end: given back at once, and not counted. */
  givenBack(delivery: Delivery): Promise<void>;
  /** Nobody configured what these reactions write to: their deliveries are put aside until a manager runs them. */
  off(reactions: readonly string[]): Promise<void>;
}

const DAYS_7 = 7 * 24 * 60 * 60 * 1_000;
const DAYS_90 = 90 * 24 * 60 * 60 * 1_000;
const FAULTS_TO_DIE = 8;

/** What a successful run of the same target serves as well: it made the outside equal the books as they are now. */
const open: DeliveryState[] = ['waiting', 'dead', 'off'];

export function createSettlement(deliveries: Collection<Delivery>, times: OutboxTimes): Settlement {
  async function mark({ _id, attempt }: Delivery, set: Document): Promise<boolean> {
    const held = { _id, attempt, state: 'running' as const };
    const { matchedCount } = await deliveries.updateOne(held, [{ $set: set }, { $unset: 'leaseUntil' }]);
    return matchedCount === 1;
  }

  const settled = { state: 'done', settledAt: '$$NOW', expireAt: { $add: ['$$NOW', DAYS_7] } };
  const later = (milliseconds: number) => ({
    state: 'waiting',
    dueAt: { $add: ['$$NOW', milliseconds] },
    lostLeases: 0,
  });

  return {
    async waitingFor({ _id, reaction, target }) {
      const others = { reaction, target, state: { $in: open }, _id: { $ne: _id } };
      return deliveries.find<Noted>(others, { projection: { _id: 1, trace: 1 } }).toArray();
    },

    async done(delivery, noted) {
      // The others first: once this one is done its target is free, and they would be claimed.
      if (noted.length > 0) {
        const ids = noted.map(({ _id }) => _id);
        await deliveries.updateMany({ _id: { $in: ids }, state: { $in: open } }, [{ $set: settled }]);
      }
      return (await mark(delivery, { ...settled, lostLeases: 0 })) ? 'done' : 'lost';
    },

    async failed(delivery, error) {
      const { set, outcome } = verdict(delivery, error);
      // $literal: what a vendor says is text, also where it starts with a dollar sign.
      const reason = {
        $literal: { code: codeOf(error), message: redacted(messageOf(error)).slice(0, 1_000), at: new Date() },
      };
      return (await mark(delivery, { ...set, error: reason })) ? outcome : 'lost';
    },

    async givenBack(delivery) {
      await mark(delivery, { state: 'waiting', dueAt: '$$NOW' });
    },

    async off(reactions) {
      const put = { state: 'off', settledAt: '$$NOW', expireAt: { $add: ['$$NOW', DAYS_90] } };
      await deliveries.updateMany({ state: 'waiting', reaction: { $in: [...reactions] } }, [{ $set: put }]);
    },
  };

  /** A run that was cut off may still be going: its target is left alone until its lease would have ended. */
  function pauseAfter(error: unknown, failures: number): number {
    return Math.max(backoff(failures, times), error instanceof RunTimedOut ? times.lease - times.run : 0);
  }

  function verdict({ failures, faults }: Delivery, error: unknown): { set: Document; outcome: Outcome } {
    if (error instanceof RateLimited)
      return { set: { ...later(error.retryAfterMs), lane: error.lane }, outcome: 'retry' };
    if (error instanceof NotYet) return { set: later(error.retryAfterMs), outcome: 'retry' };
    if (error instanceof TransientFailure || isUnreachable(error)) {
      return { set: { ...later(pauseAfter(error, failures)), failures: failures + 1 }, outcome: 'retry' };
    }
    if (error instanceof PermanentFailure || faults + 1 >= FAULTS_TO_DIE) {
      return { set: { state: 'dead', settledAt: '$$NOW', faults: faults + 1, lostLeases: 0 }, outcome: 'dead' };
    }
    return { set: { ...later(backoff(faults, times)), faults: faults + 1 }, outcome: 'retry' };
  }
}
