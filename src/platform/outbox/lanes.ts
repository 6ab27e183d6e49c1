import type { Db, Document } from 'mongodb';
import { LaneClosed } from '../failures.ts';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';

/** Which lanes asked to be left alone: shared by all processes, told by the database's clock. */
export interface Lanes {
  /** Closes a lane for the given time; a longer pause that is already there stands. Afterwards it is slow for a while. */
  pause(lane: string, milliseconds: number): Promise<void>;
  /** Opens a lane again before its time. */
  open(lane: string): Promise<void>;
  /** The lanes that are closed now. */
  paused(): Promise<string[]>;
  /**
   * An adapter asks before it calls. A lane that is slow lets one caller through and closes behind it.
   *
   * @throws LaneClosed while the lane, or its whole integration, is closed
   */
  check(lane: string): Promise<void>;
}

/** For so long after a pause a lane is slow: whoever called too often is not to do so again at once. */
const SLOW_FOR_MS = 60_000;

/** A slow lane takes one call in this time, as Slack wants it for messages in one channel. */
const ONE_EACH_MS = 1_000;

export function createLanes(db: Db): Lanes {
  const lanes = collectionOf(db, collections.lanes);
  const closed = { $expr: { $gt: ['$pausedUntil', '$$NOW'] } };
  const closing = (milliseconds: number): Document => ({
    $set: { pausedUntil: { $max: ['$pausedUntil', { $add: ['$$NOW', milliseconds] }] } },
  });

  /** @returns false when somebody else was let through just now */
  async function takeTurn(lane: string): Promise<boolean> {
    const free = { _id: lane, $expr: { $lte: ['$pausedUntil', '$$NOW'] } };
    return (await lanes.updateOne(free, [closing(ONE_EACH_MS)])).modifiedCount === 1;
  }

  return {
    async pause(lane, milliseconds) {
      const slow = { $set: { slowUntil: { $add: ['$pausedUntil', SLOW_FOR_MS] } } };
      await lanes.updateOne({ _id: lane }, [closing(milliseconds), slow], { upsert: true });
    },
    async open(lane) {
      await lanes.deleteOne({ _id: lane });
    },
    async paused() {
      return (await lanes.find(closed, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },
    async check(lane) {
      const [integration = lane] = lane.split(':', 1);
      const known = await lanes
        .aggregate<{ _id: string; left: number; slow: boolean }>([
          { $match: { _id: { $in: [integration, lane] } } },
          { $project: { left: { $subtract: ['$pausedUntil', '$$NOW'] }, slow: { $gt: ['$slowUntil', '$$NOW'] } } },
          { $sort: { left: -1 } },
        ])
        .toArray();
      const [first] = known;
      if (first && first.left > 0) throw new LaneClosed(first._id, Number(first.left));
      const isSlow = known.some(({ _id, slow }) => _id === lane && slow);
      if (isSlow && !(await takeTurn(lane))) throw new LaneClosed(lane, ONE_EACH_MS);
    },
  };
}
