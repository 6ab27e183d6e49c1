import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf, wallTime } from '../../../sandbox/page/app/elements/zoned-time.ts';
import { slackDate } from '../../../sandbox/page/app/mrkdwn/slack-date.ts';

const at = (iso: string) => Date.parse(iso) / 1_000;
const HOUR = 60 * 60;
const now = new Date('2026-11-21T23:30:00Z');

describe('an instant as Slack’s format says', () => {
  it.each([
    ['{date_short_pretty} at {time}', 'Europe/Berlin', '2026-11-22T09:05:00Z', 'today at 10:05'],
    ['{date_short_pretty} at {time}', 'America/New_York', '2026-11-22T09:05:00Z', 'tomorrow at 04:05'],
    ['{date_pretty}', 'Europe/Berlin', '2026-11-20T23:05:00Z', 'yesterday'],
    ['{date_short_pretty}', 'Europe/Berlin', '2026-11-25T09:05:00Z', 'Nov 25, 2026'],
    ['{date_long}, {time_secs}', 'Etc/UTC', '2026-11-25T09:05:07Z', 'Wednesday, November 25, 2026, 09:05:07'],
    ['{date_num} {ago}', 'Etc/UTC', '2026-11-21T21:30:00Z', '11/21/2026 2 hours ago'],
    ['{unknown}', 'Etc/UTC', '2026-11-21T21:30:00Z', '{unknown}'],
  ])('%s in %s', (format, zone, iso, words) => {
    expect(slackDate(at(iso), format, zone, now)).toBe(words);
  });
});

describe('the clocks of a zone', () => {
  it.each([
    ['2026-11-21T14:30', 'Europe/Berlin', '2026-11-21T13:30:00Z'],
    ['2026-07-21T14:30', 'America/New_York', '2026-07-21T18:30:00Z'],
    ['2026-11-21T06:00', 'Asia/Kolkata', '2026-11-21T00:30:00Z'],
    ['2026-01-01T00:15', 'Pacific/Auckland', '2025-12-31T11:15:00Z'],
    // The last quarter of an hour before a change, and the first after it.
    ['2026-03-29T01:45', 'Europe/Paris', '2026-03-29T00:45:00Z'],
    ['2026-03-29T03:15', 'Europe/Paris', '2026-03-29T01:15:00Z'],
    ['2026-03-08T01:45', 'America/New_York', '2026-03-08T06:45:00Z'],
    ['2026-03-08T03:15', 'America/New_York', '2026-03-08T07:15:00Z'],
    ['2026-10-25T01:45', 'Europe/Paris', '2026-10-24T23:45:00Z'],
    ['2026-10-25T03:15', 'Europe/Paris', '2026-10-25T02:15:00Z'],
    ['2026-11-01T00:45', 'America/New_York', '2026-11-01T04:45:00Z'],
    ['2026-11-01T02:15', 'America/New_York', '2026-11-01T07:15:00Z'],
  ])('show %s in %s', (wall, zone, iso) => {
    expect(instantOf(wall, zone)).toBe(at(iso));
    expect(wallTime(at(iso), zone)).toBe(wall);
  });

  it.each([
    ['2026-03-29T02:30', 'Europe/Paris', '2026-03-29T01:30:00Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00Z'],
  ])('skip %s in %s, which is taken for an hour later', (wall, zone, iso) => {
    expect(instantOf(wall, zone)).toBe(at(iso));
  });

  it.each([
    ['2026-10-25T02:30', 'Europe/Paris', '2026-10-25T00:30:00Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
  ])('show %s in %s twice, which is taken for the first', (wall, zone, iso) => {
    expect(instantOf(wall, zone)).toBe(at(iso));
    expect(wallTime(at(iso) + HOUR, zone)).toBe(wall);
  });

  it('show an instant as what leads back to it, but for the hour that they show again', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    );
    const minute = fc.integer({ min: at('2026-01-01T00:00:00Z') / 60, max: at('2027-12-31T00:00:00Z') / 60 });
    fc.assert(
      fc.property(zone, minute, (tz, minutes) => {
        const seconds = minutes * 60;
        const shown = wallTime(seconds, tz);
        const again = [wallTime(seconds - HOUR, tz), wallTime(seconds - HOUR / 2, tz)].includes(shown);
        if (!again) expect(instantOf(shown, tz)).toBe(seconds);
      }),
    );
  });
});
