import type { Db } from 'mongodb';
import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import { aheadOfDatabase } from './ahead.ts';
import { everyMinute } from './every-minute.ts';

/** This process's clock, set by the database's: what is written down at one process after another is dated after it. */
export interface BooksClock extends Clock {
  /** Compares the two clocks. */
  set(): Promise<void>;
  /** Compares them now, and then every minute. */
  start(): void;
  stop(): void;
}

interface Dependencies {
  db: Pick<Db, 'command'>;
  /** This process's own. */
  clock: Clock;
  log: Logger;
}

/** Until it was set once, it is the process's own. */
export function createBooksClock({ db, clock, log }: Dependencies): BooksClock {
  let ahead = 0;

  async function set(): Promise<void> {
    const found = await aheadOfDatabase(db, ahead);
    if (found !== ahead)
      log.warn({ ahead: found }, 'how far our clock is ahead of the database’s, in ms: I go by the latter');
    ahead = found;
  }

  const setting = everyMinute('books-clock', set, log);
  return {
    now: () => new Date(clock.now().getTime() - ahead),
    set,
    start: setting.start,
    stop: () => void setting.stop(),
  };
}
