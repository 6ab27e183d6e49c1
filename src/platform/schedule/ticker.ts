import type { Db } from 'mongodb';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { collectionOf, isDuplicateKey, type Transact } from '../mongo/index.ts';
import { events as eventCollection } from '../outbox/collections.ts';
import type { EventLog } from '../outbox/index.ts';
import { inSpan } from '../telemetry/index.ts';
import { aheadOfDatabase } from './ahead.ts';
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
  /** Hears of every line at every tick. */
  onLine?(looked: LookedAfter): void;
  clock: Clock;
  log: Logger;
}

/** A line of the schedule, as a tick left it. */
export interface LookedAfter {
  line: string;
  /** `written`: it was due, and this process wrote its event; `in_order`: the books have the event already. */
  outcome: 'written' | 'in_order' | 'failed';
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
 * missed while nothing ran is caught up by the same rule, once; nothing is due from before the bakery's first start. A
 * process whose clock is wrong goes by the database's, as all do: no morning comes early.
 */
export function createTicker<Settings>(dependencies: TickerDependencies<Settings>): Ticker {
  const { db, transact, events, lines, readSettings, onLine, clock, log } = dependencies;
  const recorded = collectionOf(db, eventCollection);
  const firstStart = createFirstStart({ db, clock });

  async function tick(): Promise<void> {
    const [opened, settings] = [await firstStart(), await readSettings()];
    const now = new Date(clock.now().getTime() - (await aheadOfDatabase(db)));
    for (const [name, line] of Object.entries(lines)) {
      try {
        const due = latestDue(name, line, settings, now);
        const written = due.at >= opened && (await writeOnce(due, name, line.event));
        onLine?.({ line: name, outcome: written ? 'written' : 'in_order' });
      } catch (error) {
        onLine?.({ line: name, outcome: 'failed' });
        log.error({ err: error, line: name }, 'a line of the schedule failed; the others go on');
      }
    }
  }

  /** @returns false when it is there already */
  async function writeOnce({ id, at }: DueTime, name: string, type: string): Promise<boolean> {
    if (await recorded.findOne({ _id: id }, { projection: { _id: 1 } })) return false;
    const subject = { kind: 'schedule', id: name };
    const event = { id, type, subject, actor: theClock, data: { due: at } };
    try {
      await inSpan(`schedule ${name}`, { root: true }, () => transact((session) => events.record(session, event)));
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  const ticking = everyMinute('clock', tick, log);
  return { tick, start: ticking.start, stop: ticking.stop };
}
