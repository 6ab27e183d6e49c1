import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from 'mongodb';
import type { Logger } from '../logger.ts';
import { collectionOf } from '../mongo/index.ts';
import { events as eventCollection } from '../outbox/collections.ts';
import type { DomainEvent } from '../outbox/index.ts';
import { type Changes, openChanges, type Place, PlaceForgotten } from './changes.ts';
import { feedPublishers } from './collections.ts';

/** Where events are passed on to. */
export interface EventPublisher {
  /** One after the other. What fails is passed on again: at least once. Must have failed before half of the lease is over. */
  publish(event: DomainEvent): Promise<void>;
  /** Some events were missed, and cannot be had any more: whoever keeps a copy must read it anew. */
  reset(): Promise<void>;
}

export interface PublisherTimes {
  /** How long one process keeps the part without renewing it, in milliseconds. */
  lease: number;
  /** How long MongoDB is waited for when nothing happens. */
  patience: number;
  /** After a failure, and between two looks whether the part is free. */
  retry: number;
}

/** What the events are passed on to does not take them. */
class NotPassedOn extends Error {
  override readonly name = 'NotPassedOn';
}

const publisherTimes: PublisherTimes = { lease: 30_000, patience: 1_000, retry: 2_000 };

interface Dependencies {
  db: Db;
  /** Names the part that one process at a time plays, and the place it has come to. */
  name: string;
  types: readonly string[];
  publisher: EventPublisher;
  log: Logger;
  times?: PublisherTimes;
}

/** While much happens; what was passed on since is passed on again after a crash. */
const SAVE_EVERY_MS = 1_000;
/** While nothing happens: only so that the place stays within what MongoDB remembers. */
const SAVE_IDLE_EVERY_MS = 60_000;

/**
 * Passes events on in the order in which they were committed: one process of all at a time, which saves its place only
 * after the events went out. So each is passed on at least once, and none overtakes another.
 */
export function startPublisher({ db, name, types, publisher, log, times = publisherTimes }: Dependencies) {
  const events = collectionOf<DomainEvent>(db, eventCollection);
  const rows = collectionOf(db, feedPublishers);
  const holder = randomUUID();
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  stopped.catch(() => undefined);

  /** Takes the part, or keeps it; null while another process has it. */
  async function hold() {
    const isFree = { $expr: { $or: [{ $eq: ['$holder', holder] }, { $not: [{ $gt: ['$heldUntil', '$$NOW'] }] }] } };
    const held = { holder, heldUntil: { $add: ['$$NOW', times.lease] } };
    return rows.findOneAndUpdate({ _id: name, ...isFree }, [{ $set: held }], { returnDocument: 'after' });
  }

  /** @param passedOn whether any event went out since it was saved last */
  async function save(place: Place | undefined, passedOn: boolean): Promise<boolean> {
    if (!place) return true;
    const set = { place, ...(passedOn && { lastSuccessAt: '$$NOW' }) };
    const change = [{ $set: set }, ...(passedOn ? [{ $unset: 'failingSince' }] : [])];
    const { matchedCount } = await rows.updateOne({ _id: name, holder }, change);
    return matchedCount === 1;
  }

  /** It is passed on until it went out: the others wait behind it. */
  async function passOn(work: Promise<void>): Promise<void> {
    await Promise.race([work, stopped]).catch((cause) => {
      throw new NotPassedOn('it is not taken', { cause });
    });
  }

  async function failed(error: unknown): Promise<void> {
    log.warn({ err: error }, 'events cannot be passed on; trying again');
    if (!(error instanceof NotPassedOn)) return;
    const since = { failingSince: { $ifNull: ['$failingSince', '$$NOW'] } };
    await rows.updateOne({ _id: name, holder }, [{ $set: since }]).catch(() => undefined);
  }

  /** @returns what happens after that, and whether anything was passed on meanwhile */
  async function open(after: Place | undefined): Promise<{ changes: Changes; passedOn: boolean }> {
    const from = (place?: Place) => openChanges(events, { types, after: place, patience: times.patience });
    try {
      return { changes: await from(after), passedOn: false };
    } catch (error) {
      if (!(error instanceof PlaceForgotten)) throw error;
      log.error('the feed was away for longer than MongoDB remembers: some events are not passed on');
      // Begun before it is said: whoever reads everything anew must not miss what happens meanwhile.
      const begun = await from();
      await passOn(publisher.reset()).catch(async (failure) => {
        await begun.close();
        throw failure;
      });
      return { changes: begun, passedOn: true };
    }
  }

  /** Plays the part until it is lost or the app stops. Nothing goes out unless a good part of the lease is left. */
  async function play(after: Place | undefined): Promise<void> {
    const { changes, passedOn } = await open(after);
    let heldSince = performance.now();
    // Where it begins is saved first: whoever takes over begins there.
    let savedAt = Number.NEGATIVE_INFINITY;
    let unsaved: Place | undefined;
    let isAhead = passedOn;
    try {
      while (!signal.aborted) {
        const entry = await changes.next();
        if (performance.now() - heldSince > times.lease / 3) {
          const renewing = performance.now();
          if (!(await hold())) return;
          heldSince = renewing;
        }
        if (entry) await passOn(publisher.publish(entry.event));
        unsaved = entry?.place ?? changes.place() ?? unsaved;
        isAhead ||= entry !== null;
        const saveEvery = isAhead ? SAVE_EVERY_MS : SAVE_IDLE_EVERY_MS;
        if (!unsaved || performance.now() - savedAt < saveEvery) continue;
        if (!(await save(unsaved, isAhead))) return;
        savedAt = performance.now();
        isAhead = false;
      }
    } finally {
      await save(unsaved, isAhead);
      await changes.close();
    }
  }

  async function turn(): Promise<void> {
    while (!signal.aborted) {
      try {
        // An upsert may not ask the database for its time: the row is made first.
        await rows.updateOne({ _id: name }, { $setOnInsert: { _id: name } }, { upsert: true });
        const part = await hold();
        if (part) await play(part.place);
      } catch (error) {
        if (!signal.aborted) await failed(error);
      }
      await pause(times.retry, undefined, { signal }).catch(() => undefined);
    }
    const free = [{ $set: { heldUntil: '$$NOW' } }, { $unset: 'holder' }];
    await rows.updateOne({ _id: name, holder }, free).catch(() => undefined);
  }

  const turning = turn();
  return {
    async stop(): Promise<void> {
      stopping.abort();
      await turning;
    },
  };
}
