import type { Db } from 'mongodb';
import { RateLimited } from '../failures.ts';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';

/** Which lanes asked to be left alone: shared by all processes, told by the database's clock. */
export interface Lanes {
  /** Closes a lane for the given time; a longer pause that is already there stands. */
  pause(lane: string, milliseconds: number): Promise<void>;
  /** Opens a lane again before its time. */
  open(lane: string): Promise<void>;
  /** The lanes that are closed now. */
  paused(): Promise<string[]>;
  /** @throws RateLimited while the lane, or its whole integration, is closed; an adapter asks before it calls */
  check(lane: string): Promise<void>;
}

export function createLanes(db: Db): Lanes {
  const lanes = collectionOf(db, collections.lanes);
  const closed = { $expr: { $gt: ['$pausedUntil', '$$NOW'] } };

  return {
    async pause(lane, milliseconds) {
      const until = { $max: ['$pausedUntil', { $add: ['$$NOW', milliseconds] }] };
      await lanes.updateOne({ _id: lane }, [{ $set: { pausedUntil: until } }], { upsert: true });
    },
    async open(lane) {
      await lanes.deleteOne({ _id: lane });
    },
    async paused() {
      return (await lanes.find(closed, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },
    async check(lane) {
      const left = { $subtract: ['$pausedUntil', '$$NOW'] };
      const [integration = lane] = lane.split(':', 1);
      const [pause] = await lanes
        .aggregate<{ _id: string; left: number }>([
          { $match: { _id: { $in: [integration, lane] }, ...closed } },
          { $project: { left } },
          { $sort: { left: -1 } },
        ])
        .toArray();
      if (pause) throw new RateLimited(pause._id, Number(pause.left));
    },
  };
}
