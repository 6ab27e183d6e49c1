import { describe, expect, it } from '@jest/globals';
import { schedule } from '../../src/automation/schedule.ts';
import { nextDate } from '../../src/platform/local-date.ts';
import { latestDue } from '../../src/platform/schedule/line.ts';
import { type BakerySettings, defaults } from '../../src/services/settings/bakery-settings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Every id that a line is due by, in a bakery of that zone, looked at every few hours for so many days. */
function idsIn(name: string, zone: string, from: string, days: number, step = 211 * MINUTE): string[] {
  const line = schedule[name];
  if (!line) throw new Error(`there is no ${name} in the schedule`);
  const settings: BakerySettings = { ...defaults, zone, morning: { time: '06:00', zone } };
  const ids = new Set<string>();
  const start = Date.parse(from);
  for (let now = start; now < start + days * 24 * HOUR; now += step) {
    ids.add(latestDue(name, line, settings, new Date(now)).id);
  }
  return [...ids];
}

const dailyLines = Object.entries(schedule).flatMap(([name, { daily }]) => (daily ? name : []));
const shorterLines = Object.keys(schedule).filter((name) => !dailyLines.includes(name));

describe.each([
  ['Europe/Paris', '2026-03-27'],
  ['Europe/Paris', '2026-10-23'],
  ['America/New_York', '2026-03-06'],
  ['America/New_York', '2026-10-30'],
  ['Asia/Kolkata', '2026-10-23'],
])('in %s from %s on, over a weekend when clocks may change', (zone, from) => {
  it.each(dailyLines)('%s is due each day, once', (name) => {
    const ids = idsIn(name, zone, `${from}T12:00:00Z`, 4);
    const days = ids.map((id) => id.slice(`${name}:`.length));
    const expected = [from];
    while (expected.length < days.length) expected.push(nextDate(expected.at(-1) ?? ''));
    expect(days.length).toBeGreaterThanOrEqual(4);
    expect(days).toEqual(expected);
  });

  it.each(shorterLines)('%s is due as evenly as ever', (name) => {
    const ids = idsIn(name, zone, `${from}T12:00:00Z`, 3, 5 * MINUTE);
    const times = ids.map((id) => Date.parse(id.slice(`${name}:`.length)));
    const gaps = new Set(times.slice(1).map((at, index) => at - (times[index] ?? 0)));
    expect(times.length).toBeGreaterThanOrEqual(3 * 24);
    expect(gaps.size).toBe(1);
  });
});
