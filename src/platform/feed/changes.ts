import type { ChangeStream, ChangeStreamInsertDocument, Collection } from 'mongodb';
import { MongoServerError } from 'mongodb';
import type { DomainEvent } from '../outbox/index.ts';

/**
 * A place in the order of commits: the `_data` of MongoDB's resume token. An event has the same one whoever reads it.
 * https://www.mongodb.com/docs/manual/changeStreams/#resume-tokens
 */
export type Place = string;

/** An event, where it stands in the order of commits. */
export interface FeedEntry {
  place: Place;
  event: DomainEvent;
}

/** The place is older than MongoDB remembers, or is none at all. */
export class PlaceForgotten extends Error {
  override readonly name = 'PlaceForgotten';
}

type Stream = ChangeStream<DomainEvent, ChangeStreamInsertDocument<DomainEvent>>;

/** New events in the order in which they were committed, which is not the order of their ids or times. */
export interface Changes {
  /** The next one, or null where there is none for now. @throws PlaceForgotten */
  next(): Promise<FeedEntry | null>;
  /** How far it has read; moves on also while nothing happens, so that it stays within what MongoDB remembers. */
  place(): Place | undefined;
  close(): Promise<void>;
}

export interface ChangesOptions {
  /** Only events of these types. */
  types: readonly string[];
  /** Those after this place; without one, those from now on. */
  after?: Place;
  /** How long MongoDB waits for an event before it says that there is none, in milliseconds. */
  patience: number;
}

/** Begins to read at once: what is committed after it resolved will be seen. @throws PlaceForgotten */
export async function openChanges(
  events: Collection<DomainEvent>,
  { types, after, patience }: ChangesOptions,
): Promise<Changes> {
  const wanted = [{ $match: { operationType: 'insert', 'fullDocument.type': { $in: types } } }];
  const stream: Stream = events.watch(wanted, {
    maxAwaitTimeMS: patience,
    ...(after && { startAfter: { _data: after } }),
  });
  let ahead: FeedEntry | null;

  async function next(): Promise<FeedEntry | null> {
    try {
      const change = await stream.tryNext();
      return change && { place: placeOf(change._id), event: change.fullDocument };
    } catch (error) {
      throw after && isForgotten(error) ? new PlaceForgotten() : error;
    }
  }

  try {
    ahead = await next();
  } catch (error) {
    await stream.close();
    throw error;
  }
  return {
    async next() {
      if (!ahead) return next();
      const first = ahead;
      ahead = null;
      return first;
    },
    place: () => (ahead || !stream.resumeToken ? undefined : placeOf(stream.resumeToken)),
    close: () => stream.close(),
  };
}

/** `ChangeStreamHistoryLost`, `InvalidResumeToken`, `ChangeStreamFatalError`, and a token that cannot be read at all. */
const FORGOTTEN = new Set([286, 260, 280, 40_647, 40_649, 9, 15]);
const isMalformedKey = (code: number) => code >= 50_800 && code < 50_900;

/** https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
function isForgotten(error: unknown): boolean {
  if (!(error instanceof MongoServerError) || typeof error.code !== 'number') return false;
  return FORGOTTEN.has(error.code) || isMalformedKey(error.code);
}

function placeOf(token: unknown): Place {
  const data = typeof token === 'object' && token !== null && '_data' in token ? token._data : undefined;
  if (typeof data !== 'string') throw new Error('MongoDB gave a resume token that is none');
  return data;
}
