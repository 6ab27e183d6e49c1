import { describe, expect, it } from '@jest/globals';
import { ticketDueDate } from '../../../src/services/procurement/due-date.ts';

describe('the due date of a ticket', () => {
  const now = new Date('2026-11-21T12:00:00Z');

  it.each([
    ['the day before the earliest order is due', '2026-11-25T09:00:00Z', 'Etc/UTC', '2026-11-24'],
    ['never before today', '2026-11-21T18:00:00Z', 'Etc/UTC', '2026-11-21'],
    ['today, for an order that is overdue', '2026-11-01T18:00:00Z', 'Etc/UTC', '2026-11-21'],
    ['in the bakery’s zone: there it is the next day already', '2026-11-24T23:30:00Z', 'Europe/Berlin', '2026-11-24'],
    [
      'in the bakery’s zone: there it is still the day before',
      '2026-11-25T03:00:00Z',
      'America/New_York',
      '2026-11-23',
    ],
    ['over the end of a month', '2026-12-01T10:00:00Z', 'Etc/UTC', '2026-11-30'],
    ['over a clock change', '2027-03-29T00:30:00Z', 'Europe/Berlin', '2027-03-28'],
  ])('is %s', (_, dueAt, zone, expected) => {
    expect(ticketDueDate(new Date(dueAt), now, zone)).toBe(expected);
  });

  it('takes today from the bakery’s zone too', () => {
    expect(ticketDueDate(now, new Date('2026-11-21T23:30:00Z'), 'Asia/Tokyo')).toBe('2026-11-22');
  });
});
