import { describe, expect, it } from '@jest/globals';
import { type Line, latestDue } from '../../../src/platform/schedule/line.ts';

const MINUTE = 60_000;

const daily = (at: string, zone: string) => ({ at, zone: () => zone, daily: true, event: 'test.due' });
const shorter = (at: string) => ({ at, zone: () => 'Europe/Berlin', daily: false, event: 'test.due' });
const due = (line: ReturnType<typeof daily>, now: string) => latestDue('job', line, undefined, new Date(now));

/** Every due time that a clock ticking every ten minutes comes upon. */
function dueTimes(line: ReturnType<typeof daily>, from: string, to: string): Map<string, string> {
  const found = new Map<string, string>();
  for (let now = Date.parse(from); now <= Date.parse(to); now += 10 * MINUTE) {
    const { id, at } = latestDue('job', line, undefined, new Date(now));
    if (!found.has(id)) found.set(id, at.toISOString());
  }
  return found;
}

describe('the latest time a line was due', () => {
  it.each([
    ['2026-11-21T05:59:59.999Z', 'job:2026-11-20', '2026-11-20T06:00:00.000Z'],
    ['2026-11-21T06:00:00.000Z', 'job:2026-11-21', '2026-11-21T06:00:00.000Z'],
    ['2026-11-21T06:00:00.500Z', 'job:2026-11-21', '2026-11-21T06:00:00.000Z'],
    ['2026-11-22T00:10:00.000Z', 'job:2026-11-21', '2026-11-21T06:00:00.000Z'],
  ])('at %s is that of %s', (now, id, at) => {
    expect(due(daily('0 6 * * *', 'Etc/UTC'), now)).toEqual({ id, at: new Date(at) });
  });

  it('is named by the date on the wall, not by that of UTC', () => {
    const line = daily('30 8 * * *', 'Pacific/Auckland');
    expect(due(line, '2026-11-20T19:30:00Z')).toEqual({
      id: 'job:2026-11-21',
      at: new Date('2026-11-20T19:30:00Z'),
    });
  });

  it('follows the settings', () => {
    const line: Line<{ hour: number; zone: string }> = {
      at: ({ hour }) => `0 ${hour} * * *`,
      zone: ({ zone }) => zone,
      daily: true,
      event: 'test.due',
    };
    const now = new Date('2026-11-21T12:00:00Z');
    const { at } = latestDue('job', line, { hour: 7, zone: 'Europe/Berlin' }, now);
    expect(at).toEqual(new Date('2026-11-21T06:00:00Z'));
  });

  it('of a line that is due several times a day is named by the instant', () => {
    expect(due(shorter('*/10 * * * *'), '2026-11-21T06:19:00Z').id).toBe('job:2026-11-21T06:10:00.000Z');
  });

  it.each(['not cron', '61 * * * *'])('cannot be found for “%s”', (at) => {
    expect(() => due(daily(at, 'Etc/UTC'), '2026-11-21T06:00:00Z')).toThrow();
  });
});

describe('when the clocks change in Berlin', () => {
  it('a daily line whose time is skipped in March is due all the same, once', () => {
    const found = dueTimes(daily('30 2 * * *', 'Europe/Berlin'), '2027-03-27T02:00:00Z', '2027-03-29T12:00:00Z');
    expect([...found]).toEqual([
      ['job:2027-03-27', '2027-03-27T01:30:00.000Z'],
      ['job:2027-03-28', '2027-03-28T01:30:00.000Z'],
      ['job:2027-03-29', '2027-03-29T00:30:00.000Z'],
    ]);
  });

  it('a daily line whose time comes twice in October is due once', () => {
    const found = dueTimes(daily('30 2 * * *', 'Europe/Berlin'), '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z');
    expect([...found]).toEqual([
      ['job:2026-10-24', '2026-10-24T00:30:00.000Z'],
      ['job:2026-10-25', '2026-10-25T00:30:00.000Z'],
      ['job:2026-10-26', '2026-10-26T01:30:00.000Z'],
    ]);
  });

  it.each([
    ['in March', '2027-03-28T00:00:00Z', '2027-03-28T03:00:00Z'],
    ['in October', '2026-10-25T00:00:00Z', '2026-10-25T03:00:00Z'],
  ])('a line of every ten minutes goes on evenly %s', (_, from, to) => {
    const found = [...dueTimes(shorter('*/10 * * * *'), from, to).values()].map((at) => Date.parse(at));
    expect(found).toHaveLength(19);
    expect(found.slice(1).map((at, index) => at - (found[index] ?? 0))).toEqual(Array(18).fill(10 * MINUTE));
  });
});
