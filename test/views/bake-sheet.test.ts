import { describe, expect, it } from '@jest/globals';
import type { TableBlock } from '@slack/types';
import type { BakeSheet } from '../../src/services/orders/index.ts';
import { sheetMessage, sheetPages } from '../../src/views/messages/bake-sheet.ts';

const order = { number: 21, what: '2 x Chocolate Cake for 4', customer: 'Mr. Cakelover', extras: [], started: false };
const sheetOf = (zone: string, day: string, ...times: string[]): BakeSheet => ({
  ...{ day, zone, more: false },
  orders: times.map((dueAt) => ({ ...order, dueAt: new Date(dueAt) })),
  ingredients: [{ name: 'chocolate', unit: 'g', amount: 268_500 }],
});

/** The rows of each page's table, as texts. */
function tablesOf(sheet: BakeSheet): string[][][] {
  return sheetPages(sheet).map((page) => {
    const table = sheetMessage(page).blocks.find((block): block is TableBlock => block.type === 'table');
    return table?.rows.map((row) => row.map((cell) => ('text' in cell ? String(cell.text) : ''))) ?? [];
  });
}
const timesOf = (sheet: BakeSheet) =>
  tablesOf(sheet)[0]
    ?.slice(1)
    .map(([due]) => due);

describe('the bake sheet in Slack', () => {
  it('is a table of the orders, and one of what they take', () => {
    expect(tablesOf(sheetOf('Europe/Paris', '2026-11-21', '2026-11-21T13:30:00Z'))).toEqual([
      [
        ['Due', 'Order', 'What', 'For', 'Extras and notes'],
        ['Sat 21 Nov, 14:30', '21', '2 x Chocolate Cake for 4', 'Mr. Cakelover', '–'],
      ],
      [
        ['Ingredient', 'In all'],
        ['chocolate', '268.5 g'],
      ],
    ]);
  });

  it('has no page where there is nothing to bake', () => {
    expect(sheetPages({ ...sheetOf('Etc/UTC', '2026-11-21'), ingredients: [] })).toEqual([]);
  });

  it.each([
    ['Europe/Paris', 'Sat 21 Nov, 20:00'],
    ['America/New_York', 'Sat 21 Nov, 14:00'],
    ['Asia/Kolkata', 'Sun 22 Nov, 00:30'],
  ])('gives times as in %s', (zone, text) => {
    expect(timesOf(sheetOf(zone, '2026-11-21', '2026-11-21T19:00:00Z'))).toEqual([text]);
  });

  it.each([
    ['Europe/Paris', '2026-10-25', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'], ['02:30 GMT+2', '02:30 GMT+1']],
    ['Europe/Paris', '2026-03-29', ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'], ['01:30 GMT+1', '03:30 GMT+2']],
    [
      'America/New_York',
      '2026-11-01',
      ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'],
      ['01:30 GMT-4', '01:30 GMT-5'],
    ],
    [
      'America/New_York',
      '2026-03-08',
      ['2026-03-08T06:30:00Z', '2026-03-08T07:30:00Z'],
      ['01:30 GMT-5', '03:30 GMT-4'],
    ],
  ])('tells times apart across the clock change in %s on %s', (zone, day, instants, texts) => {
    expect(timesOf(sheetOf(zone, day, ...instants))?.map((text) => text?.split(', ')[1])).toEqual(texts);
  });

  it('marks what is late', () => {
    const sheet = sheetOf('Europe/Paris', '2026-11-21', '2026-11-20T22:59:00Z', '2026-11-20T23:00:00Z');
    expect(timesOf(sheet)).toEqual(['late: Fri 20 Nov, 23:59', 'Sat 21 Nov, 00:00']);
  });

  it('takes a message for each hundred rows, each with its heading', () => {
    const times = Array.from({ length: 200 }, () => '2026-11-21T13:30:00Z');
    const rows = tablesOf(sheetOf('Etc/UTC', '2026-11-21', ...times)).map((table) => table.length);
    expect(rows.slice(0, -1).every((count) => count <= 100)).toBe(true);
    expect(rows.slice(0, -1).reduce((sum, count) => sum + count - 1, 0)).toBe(200);
  });
});
