import type { Db } from 'mongodb';
import { RateLimited } from '../failures.ts';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';

/** Which lanes asked to be left alone: shared by all processes, told by the database's clock. */
export interface Lanes {
  /** Closes a lane for the given time; a longer pause that is already there stands. */
  pause(lane: string, milliseconds: number): Promise<void>;
  /** The lanes that are closed now. */
  paused(): Promise<string[]>;
  /** @throws RateLimited while the lane is closed; an adapter asks before it calls */
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
    async paused() {
      return (await lanes.find(closed, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
    },
    async check(lane) {
      const left = { $subtract: ['$pausedUntil', '$$NOW'] };
      const [pause] = await lanes
        .aggregate<{ left: number }>([{ $match: { _id: lane, ...closed } }, { $project: { left } }])
        .toArray();
      if (pause) throw new RateLimited(lane, Number(pause.left));
    },
  };
}
