import type { Db } from 'mongodb';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { collectionOf, isDuplicateKey, type Transact } from '../mongo/index.ts';
import { events as eventCollection } from '../outbox/collections.ts';
import type { EventLog } from '../outbox/index.ts';
import { everyMinute } from './every-minute.ts';
import { createFirstStart } from './first-start.ts';
import { type DueTime, latestDue, type Schedule } from './line.ts';

export interface TickerDependencies<Settings> {
  db: Db;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  lines: Schedule<Settings>;
  /** The settings as they are now, not out of a cache. */
  readSettings(): Promise<Settings>;
  clock: Clock;
  log: Logger;
}

/** Turns the clock into events; any number of processes may tick. */
export interface Ticker {
  /** Writes the event of every line that is due and has none. */
  tick(): Promise<void>;
  /** Ticks now, and then every minute. */
  start(): void;
  /** Ends the ticking; resolves when a tick under way is done. */
  stop(): Promise<void>;
}

const theClock: Actor = { kind: 'system', id: 'clock', name: 'the clock', via: 'clock' };

/**
 * For each line the latest due time becomes one event, whose unique id makes it happen once across all processes. What was
 * missed while nothing ran is caught up by the same rule, once; nothing is due from before the bakery's first start.
 */
export function createTicker<Settings>(dependencies: TickerDependencies<Settings>): Ticker {
  const { db, transact, events, lines, readSettings, clock, log } = dependencies;
  const recorded = collectionOf(db, eventCollection);
  const firstStart = createFirstStart({ db, clock });

  async function tick(): Promise<void> {
    const [opened, settings] = [await firstStart(), await readSettings()];
    for (const [name, line] of Object.entries(lines)) {
      try {
        const due = latestDue(name, line, settings, clock.now());
        if (due.at >= opened) await writeOnce(due, name, line.event);
      } catch (error) {
        log.error({ err: error, line: name }, 'a line of the schedule failed; the others go on');
      }
    }
  }

  async function writeOnce({ id, at }: DueTime, name: string, type: string): Promise<void> {
    if (await recorded.findOne({ _id: id }, { projection: { _id: 1 } })) return;
    const subject = { kind: 'schedule', id: name };
    try {
      await transact((session) => events.record(session, { id, type, subject, actor: theClock, data: { due: at } }));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  const ticking = everyMinute('clock', tick, log);
  return { tick, start: ticking.start, stop: ticking.stop };
}
