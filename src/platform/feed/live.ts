import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Collection } from 'mongodb';
import { DomainError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { DomainEvent } from '../outbox/index.ts';
import { type Changes, type FeedEntry, openChanges, type Place, PlaceForgotten } from './changes.ts';

/** What followers hear besides events: some were missed, and cannot be had any more. */
export const missed = Symbol('missed');

const PATIENCE_MS = 500;
const REOPEN_MS = 1_000;
/** In this process. */
const MOST_FOLLOWERS = 500;
/** Of one person or program, so that none can shut the others out. */
const MOST_OF_ONE = 20;
/** Who is this far behind is let go, and may come back to where they were. */
const LONGEST_QUEUE = 1_000;

interface Dependencies {
  events: Collection<DomainEvent>;
  types: readonly string[];
  log: Logger;
}

/** One change stream for all who follow in this process: each has a connection to MongoDB for itself. */
export function createLive({ events, types, log }: Dependencies) {
  /** Each with whose it is. */
  const followers = new Map<Readable, string>();
  const stopping = new AbortController();
  let opening: Promise<Changes> | undefined;
  let reading: Promise<void> | undefined;

  const open = (after?: Place) => openChanges(events, { types, after, patience: PATIENCE_MS });

  function tell(news: FeedEntry | typeof missed): void {
    for (const follower of followers.keys()) {
      if (!follower.push(news) && follower.readableLength >= LONGEST_QUEUE) leave(follower);
    }
  }

  function leave(follower: Readable): void {
    if (followers.delete(follower)) follower.push(null);
  }

  function requireRoom(who: string): void {
    if (followers.size >= MOST_FOLLOWERS) throw feedFull('Too many are following the feed; please try again later.');
    const theirs = [...followers.values()].filter((whose) => whose === who).length;
    if (theirs >= MOST_OF_ONE) throw feedFull(`You follow the feed ${theirs} times already; end one of them first.`);
  }

  async function read(first: Changes): Promise<void> {
    let changes: Changes | undefined = first;
    let last = first.place();
    let hasMissed = false;
    while (!stopping.signal.aborted) {
      try {
        changes ??= await open(last);
        // Only once it listens again: whoever reads everything anew must not miss what happens meanwhile.
        if (hasMissed) tell(missed);
        hasMissed = false;
        const entry = await changes.next();
        if (entry) tell(entry);
        last = entry?.place ?? changes.place() ?? last;
      } catch (error) {
        log.warn({ err: error }, 'the feed was cut off; opening it again');
        await changes?.close().catch(() => undefined);
        changes = undefined;
        if (error instanceof PlaceForgotten) {
          last = undefined;
          hasMissed = true;
        }
        await pause(REOPEN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    await changes?.close();
  }

  return {
    /**
     * Hears everything that is committed after it resolved, until the signal is aborted or the app stops.
     *
     * @throws DomainError `feed_full`
     */
    async join(who: string, signal: AbortSignal): Promise<Readable> {
      opening ??= open().catch((error) => {
        opening = undefined;
        throw error;
      });
      const changes = await opening;
      reading ??= read(changes);
      requireRoom(who);
      const follower = new Readable({ objectMode: true, highWaterMark: LONGEST_QUEUE, read: () => undefined });
      followers.set(follower, who);
      signal.addEventListener('abort', () => leave(follower), { once: true });
      if (signal.aborted || stopping.signal.aborted) leave(follower);
      return follower;
    },
    async stop(): Promise<void> {
      stopping.abort();
      for (const follower of followers.keys()) leave(follower);
      await reading;
    },
  };
}

function feedFull(message: string): DomainError {
  return new DomainError('unavailable', 'feed_full', message);
}
