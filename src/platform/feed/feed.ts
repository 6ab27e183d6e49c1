import type { Db } from 'mongodb';
import pLimit from 'p-limit';
import type { Logger } from '../logger.ts';
import { collectionOf } from '../mongo/index.ts';
import { events as eventCollection } from '../outbox/collections.ts';
import type { DomainEvent } from '../outbox/index.ts';
import { type FeedEntry, openChanges, type Place, PlaceForgotten } from './changes.ts';
import { createLive, missed } from './live.ts';

export { missed } from './live.ts';

/** Everything that happens, as it happens, for whoever follows. */
export interface Feed {
  /**
   * Resolves once it listens: what is committed after that will be told.
   *
   * @param who follows: one person or program has only so many at once
   * @param after tells first what was committed since that place; `missed` where that is not known any more
   * @param signal ends it
   * @throws DomainError `feed_full`
   */
  follow(options: {
    who: string;
    after?: Place;
    signal: AbortSignal;
  }): Promise<AsyncIterable<FeedEntry | typeof missed>>;
  stop(): Promise<void>;
}

/** Each reads with a connection of its own; everybody comes back at once after a restart. */
const CATCHING_UP_AT_ONCE = 4;
const NO_WAIT_MS = 1;
/** So much of the past is read at once. */
const PAGE = 500;
/** The one stream for all is never further behind a reader of the past than this. */
const MOST_REMEMBERED = 10_000;

/** @param types of the events that it tells of */
export function createFeed({ db, types, log }: { db: Db; types: readonly string[]; log: Logger }): Feed {
  const events = collectionOf<DomainEvent>(db, eventCollection);
  const live = createLive({ events, types, log });
  const limit = pLimit(CATCHING_UP_AT_ONCE);

  /** A page of the past: so many entries after the place, fewer where there are no more. */
  async function past(after: Place): Promise<FeedEntry[]> {
    const changes = await openChanges(events, { types, after, patience: NO_WAIT_MS });
    try {
      const page: FeedEntry[] = [];
      while (page.length < PAGE) {
        const entry = await changes.next();
        if (!entry) break;
        page.push(entry);
      }
      return page;
    } finally {
      await changes.close();
    }
  }

  async function* catchUp(after: Place): AsyncGenerator<FeedEntry> {
    let place = after;
    for (;;) {
      const page = await limit(past, place);
      yield* page;
      place = page.at(-1)?.place ?? place;
      if (page.length < PAGE) return;
    }
  }

  return {
    async follow({ who, after, signal }) {
      const now: AsyncIterable<FeedEntry | typeof missed> = await live.join(who, signal);
      return (async function* () {
        // Live and past overlap: what was read from the past is not told again.
        const told = new Set<Place>();
        try {
          for await (const entry of after ? catchUp(after) : []) {
            if (signal.aborted) return;
            yield entry;
            remember(told, entry.place);
          }
        } catch (error) {
          if (!(error instanceof PlaceForgotten)) throw error;
          yield missed;
        }
        for await (const news of now) if (news === missed || !told.delete(news.place)) yield news;
      })();
    },
    stop: live.stop,
  };
}

function remember(told: Set<Place>, place: Place): void {
  told.add(place);
  const [oldest] = told;
  if (told.size > MOST_REMEMBERED && oldest) told.delete(oldest);
}
