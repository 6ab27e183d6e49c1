import { CronExpressionParser } from 'cron-parser';
import { dateOf, instantOf, wallTime } from '../local-date.ts';

const DAY = 24 * 60 * 60 * 1_000;

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
  if (!line.daily) {
    const at = lastBefore(cron, zone, now);
    return { id: `${name}:${at.toISOString()}`, at };
  }
  const { wall, at } = latestOnTheWall(cron, zone, now);
  return { id: `${name}:${dateOf(wall)}`, at };
}

/** The last time up to and including `now`. */
function lastBefore(cron: string, zone: string, now: Date): Date {
  return CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(now.getTime() + 1) })
    .prev()
    .toDate();
}

/**
 * A time of day is looked for by the wall, in UTC: cron-parser leaves out a time that a clock change skips, counts twice
 * one that comes twice, and finds none at all where clocks change at midnight. The day is that of the wall, also where the
 * time was skipped and made up for after midnight.
 */
function latestOnTheWall(cron: string, zone: string, now: Date): { wall: Date; at: Date } {
  const aheadOfAnyChange = wallTime(now, zone).getTime() + DAY;
  const times = CronExpressionParser.parse(cron, { tz: 'Etc/UTC', currentDate: new Date(aheadOfAnyChange) });
  for (;;) {
    const wall = times.prev().toDate();
    const at = instantOf(wall, zone);
    if (at <= now) return { wall, at };
  }
}
