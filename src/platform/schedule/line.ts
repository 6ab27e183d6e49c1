import { CronExpressionParser } from 'cron-parser';
import { localDate } from '../local-date.ts';

/** A line of the clock's table: clock -> event. */
export interface Line<Settings> {
  /** When, as a cron expression; it may follow the settings. */
  at: string | ((settings: Settings) => string);
  /** The IANA zone in which `at` is read. */
  zone(settings: Settings): string;
  /** At most once a day by the local calendar; otherwise once for each instant. */
  daily: boolean;
  /** The type of the event it writes. */
  event: string;
}

/** Lines by name. The name is part of every event's id: it is not changed. */
export type Schedule<Settings> = Readonly<Record<string, Line<Settings>>>;

/** One time at which a line is due; its `id` is the same in whatever process and however often it is worked out. */
export interface DueTime {
  /** `morning:2026-11-21`, or `read-tickets:2026-11-21T06:10:00.000Z`. */
  id: string;
  at: Date;
}

/**
 * The last time a line was due, up to and including `now`.
 *
 * @throws when the expression or the zone cannot be read
 */
export function latestDue<Settings>(name: string, line: Line<Settings>, settings: Settings, now: Date): DueTime {
  const cron = typeof line.at === 'string' ? line.at : line.at(settings);
  const zone = line.zone(settings);
  const at = latestTime(cron, zone, now);
  return { id: `${name}:${line.daily ? localDate(at, zone) : at.toISOString()}`, at };
}

/**
 * Going back, cron-parser leaves out a time that a clock change skips (02:30 in March) and counts twice one that it
 * repeats; going forward it moves the former to 03:30 and counts the latter once. So: two back, then forward.
 */
function latestTime(cron: string, zone: string, now: Date): Date {
  const times = CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(now.getTime() + 1) });
  times.prev();
  let latest = times.prev().toDate();
  for (let next = times.next().toDate(); next <= now; next = times.next().toDate()) latest = next;
  return latest;
}
