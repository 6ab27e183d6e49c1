import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, localDate, nextDate, wallTime } from '../../../src/platform/local-date.ts';
import { type DueTime, type Line, latestDue } from '../../../src/platform/schedule/line.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Zones whose clocks change at night, by half an hour, at midnight, before midnight, and not at all. */
const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Etc/UTC',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'Atlantic/Azores',
  'America/Nuuk',
  'Pacific/Auckland',
];

/** Days on which clocks change in one or another of them. */
const CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-04-24', '2026-09-27', '2026-10-25', '2026-11-01'];

interface Wanted {
  zone: string;
  hour: number;
  minute: number;
}

const line: Line<Wanted> = {
  at: ({ hour, minute }) => `${minute} ${hour} * * *`,
  zone: ({ zone }) => zone,
  daily: true,
  event: 'test.due',
};
const due = (when: Wanted, now: number): DueTime => latestDue('job', line, when, new Date(now));
const dayOf = ({ id }: DueTime) => id.slice('job:'.length);

/** A time of day in some zone: more often than not in the night, when clocks change. */
const wanted = fc.record({
  zone: fc.constantFrom(...ZONES),
  hour: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(23), fc.integer({ min: 0, max: 23 })),
  minute: fc.integer({ min: 0, max: 59 }),
});

/** An instant, within three days of a clock change. */
const instant = fc
  .record({ day: fc.constantFrom(...CHANGES), minutes: fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }) })
  .map(({ day, minutes }) => Date.parse(day) + minutes * MINUTE);

describe('a daily line, in any zone and at any time of day', () => {
  it('was due within the last day, as long as that is, and never after now', () => {
    fc.assert(
      fc.property(wanted, instant, (when, now) => {
        const age = now - due(when, now).at.getTime();
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThanOrEqual(DAY + 60 * MINUTE);
      }),
    );
  });

  it('is due at that time by the wall of its day; where clocks skip it, as soon after them as it would have been', () => {
    fc.assert(
      fc.property(wanted, instant, (when, now) => {
        const found = due(when, now);
        const shown = wallTime(found.at, when.zone);
        const asked = Date.parse(dayOf(found)) + (when.hour * 60 + when.minute) * MINUTE;
        const skippedBy = shown.getTime() - asked;
        expect([0, 30 * MINUTE, 60 * MINUTE]).toContain(skippedBy);
        const anHourBefore = wallTime(new Date(found.at.getTime() - 60 * MINUTE), when.zone);
        if (skippedBy > 0) expect(shown.getTime() - anHourBefore.getTime()).toBe(60 * MINUTE + skippedBy);
      }),
      { numRuns: 200 },
    );
  });

  it('is due once for each date, one after the other', () => {
    fc.assert(
      fc.property(wanted, fc.constantFrom(...CHANGES), (when, change) => {
        const days: string[] = [];
        for (let now = Date.parse(change) - 3 * DAY; now < Date.parse(change) + 3 * DAY; now += 307 * MINUTE) {
          const day = dayOf(due(when, now));
          if (day !== days.at(-1)) days.push(day);
        }
        expect(days.length).toBeGreaterThanOrEqual(6);
        for (const [index, day] of days.slice(1).entries()) expect(day).toBe(nextDate(days[index] ?? ''));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves the last one alone to catch up, however long nobody looked', () => {
    fc.assert(
      fc.property(wanted, instant, fc.integer({ min: 0, max: 20 * 24 * 60 }), (when, now, away) => {
        const [before, after] = [due(when, now), due(when, now + away * MINUTE)];
        const today = localDate(new Date(now + away * MINUTE), when.zone);
        expect(after.at.getTime()).toBeGreaterThanOrEqual(before.at.getTime());
        expect(after.id === before.id).toBe(after.at.getTime() === before.at.getTime());
        expect([today, dateOf(new Date(Date.parse(today) - DAY))]).toContain(dayOf(after));
      }),
    );
  });
});

describe('where clocks change at midnight', () => {
  it.each([
    ['Atlantic/Azores', '0 0 * * *', '2027-03-28T12:00:00Z', 'job:2027-03-28', '2027-03-28T01:00:00.000Z'],
    ['America/Havana', '30 0 * * *', '2026-03-08T12:00:00Z', 'job:2026-03-08', '2026-03-08T05:30:00.000Z'],
    ['America/Havana', '30 0 * * *', '2026-11-01T12:00:00Z', 'job:2026-11-01', '2026-11-01T04:30:00.000Z'],
    // 23:30 is skipped, and made up for at half past midnight: it is still the evening's.
    ['America/Nuuk', '30 23 * * *', '2026-03-29T12:00:00Z', 'job:2026-03-28', '2026-03-29T01:30:00.000Z'],
  ])('in %s %s is due, at %s, as %s', (zone, at, now, id, instant) => {
    const line = { at, zone: () => zone, daily: true, event: 'test.due' };
    expect(latestDue('job', line, undefined, new Date(now))).toEqual({ id, at: new Date(instant) });
  });
});
