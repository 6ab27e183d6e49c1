import { describe, expect, it } from '@jest/globals';
import { instantOf, wallTime } from '../../../sandbox/page/app/elements/zoned-time.ts';
import { slackDate } from '../../../sandbox/page/app/mrkdwn/slack-date.ts';

const at = (iso: string) => Date.parse(iso) / 1_000;
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
    ['2026-01-01T00:15', 'Pacific/Auckland', '2025-12-31T11:15:00Z'],
    ['2026-10-25T03:30', 'Europe/Berlin', '2026-10-25T02:30:00Z'],
  ])('show %s in %s', (wall, zone, iso) => {
    expect(instantOf(wall, zone)).toBe(at(iso));
    expect(wallTime(at(iso), zone)).toBe(wall);
  });

  it('skip an hour in spring, which is taken for the one after it', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'));
  });
});
