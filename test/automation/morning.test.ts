import { expect, it } from '@jest/globals';
import { schedule } from '../../src/automation/schedule.ts';
import { latestDue } from '../../src/platform/schedule/line.ts';
import type { BakerySettings } from '../../src/services/settings/index.ts';

const { morning } = schedule;

it.each([
  ['Europe/Paris', '06:00', '2026-11-21T12:00:00Z', 'morning:2026-11-21', '2026-11-21T05:00:00Z'],
  ['America/New_York', '06:00', '2026-11-21T12:00:00Z', 'morning:2026-11-21', '2026-11-21T11:00:00Z'],
  ['America/New_York', '06:00', '2026-11-21T10:59:59Z', 'morning:2026-11-20', '2026-11-20T11:00:00Z'],
  ['Asia/Kolkata', '06:00', '2026-11-21T00:30:00Z', 'morning:2026-11-21', '2026-11-21T00:30:00Z'],
  // The day on which clocks go forward, and the one on which they go back: an hour earlier, an hour later.
  ['Europe/Paris', '06:00', '2026-03-29T12:00:00Z', 'morning:2026-03-29', '2026-03-29T04:00:00Z'],
  ['Europe/Paris', '06:00', '2026-10-25T12:00:00Z', 'morning:2026-10-25', '2026-10-25T05:00:00Z'],
  ['America/New_York', '06:00', '2026-03-08T12:00:00Z', 'morning:2026-03-08', '2026-03-08T10:00:00Z'],
  ['America/New_York', '06:00', '2026-11-01T12:00:00Z', 'morning:2026-11-01', '2026-11-01T11:00:00Z'],
  // A time that is skipped comes after the gap; one that comes twice counts once.
  ['Europe/Paris', '02:30', '2026-03-29T12:00:00Z', 'morning:2026-03-29', '2026-03-29T01:30:00Z'],
  ['Europe/Paris', '02:30', '2026-10-25T01:45:00Z', 'morning:2026-10-25', '2026-10-25T00:30:00Z'],
  ['America/New_York', '01:30', '2026-11-01T06:45:00Z', 'morning:2026-11-01', '2026-11-01T05:30:00Z'],
])('the morning in %s at %s is, at %s, %s', (zone, time, now, id, at) => {
  if (!morning) throw new Error('there is no morning in the schedule');
  const settings = { morning: { time, zone } } as BakerySettings;
  expect(latestDue('morning', morning, settings, new Date(now))).toEqual({ id, at: new Date(at) });
});
