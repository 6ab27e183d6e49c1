import { describe, expect, it } from '@jest/globals';
import { bakeSheetOf, MOST_ON_SHEET } from '../../../src/services/orders/bake-sheet.ts';
import { orderOf } from '../../support/order.ts';

const due = (...times: string[]) => times.map((at, index) => orderOf({ number: index + 1, dueAt: new Date(at) }));
const numbersOf = (orders: readonly { number: number }[]) => orders.map(({ number }) => number);

describe('a bake sheet', () => {
  it.each([
    // The first instant of the day after tomorrow is never on it, the one before it always.
    ['Europe/Paris', '2026-11-21T05:00:00Z', '2026-11-21', '2026-11-22T22:59:59Z', '2026-11-22T23:00:00Z'],
    ['America/New_York', '2026-11-21T11:00:00Z', '2026-11-21', '2026-11-23T04:59:59Z', '2026-11-23T05:00:00Z'],
    ['Asia/Kolkata', '2026-11-21T00:30:00Z', '2026-11-21', '2026-11-22T18:29:59Z', '2026-11-22T18:30:00Z'],
    // It is tomorrow already in Kolkata, and yesterday still in New York.
    ['Asia/Kolkata', '2026-11-21T20:00:00Z', '2026-11-22', '2026-11-23T18:29:59Z', '2026-11-23T18:30:00Z'],
    ['America/New_York', '2026-11-21T03:00:00Z', '2026-11-20', '2026-11-22T04:59:59Z', '2026-11-22T05:00:00Z'],
    // Clocks go forward: today has 23 hours, then tomorrow has.
    ['Europe/Paris', '2026-03-29T04:00:00Z', '2026-03-29', '2026-03-30T21:59:59Z', '2026-03-30T22:00:00Z'],
    ['Europe/Paris', '2026-03-28T05:00:00Z', '2026-03-28', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z'],
    ['America/New_York', '2026-03-07T11:00:00Z', '2026-03-07', '2026-03-09T03:59:59Z', '2026-03-09T04:00:00Z'],
    // Clocks go back: today has 25 hours, then tomorrow has.
    ['Europe/Paris', '2026-10-24T22:30:00Z', '2026-10-25', '2026-10-26T22:59:59Z', '2026-10-26T23:00:00Z'],
    ['Europe/Paris', '2026-10-24T04:00:00Z', '2026-10-24', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'],
    ['America/New_York', '2026-10-31T10:00:00Z', '2026-10-31', '2026-11-02T04:59:59Z', '2026-11-02T05:00:00Z'],
  ])('in %s at %s is that of %s and ends with %s', (zone, now, day, last, tooLate) => {
    const sheet = bakeSheetOf(due(now, last, tooLate), new Date(now), zone);
    expect(sheet).toMatchObject({ day, zone, more: false });
    expect(numbersOf(sheet.orders)).toEqual([1, 2]);
  });

  it('has what is late, and sums the ingredients of what is on it', () => {
    const orders = due('2026-11-19T10:00:00Z', '2026-11-21T10:00:00Z', '2026-11-30T10:00:00Z');
    const sheet = bakeSheetOf(orders, new Date('2026-11-21T06:00:00Z'), 'Etc/UTC');
    expect(numbersOf(sheet.orders)).toEqual([1, 2]);
    expect(sheet.ingredients).toEqual([
      { name: 'chocolate', unit: 'g', amount: 536_000 },
      { name: 'peanuts', unit: 'g', amount: 20_000 },
    ]);
  });

  it('says that there is more than it shows', () => {
    const orders = due(...Array.from({ length: MOST_ON_SHEET + 1 }, () => '2026-11-21T10:00:00Z'));
    const sheet = bakeSheetOf(orders, new Date('2026-11-21T06:00:00Z'), 'Etc/UTC');
    expect(sheet).toMatchObject({ more: true });
    expect(sheet.orders).toHaveLength(MOST_ON_SHEET);
  });
});
