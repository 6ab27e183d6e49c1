import { describe, expect, it } from '@jest/globals';
import { readStockLine, readWaste } from '../../../src/listeners/commands/stock/stock-line.ts';

const USAGE = '/stock count butter 2500 g';
const read = (text: string) => readStockLine(text, USAGE);
const refusal = (text: string) => {
  try {
    return JSON.stringify(read(text));
  } catch (error) {
    return error;
  }
};

describe('/stock count and mark', () => {
  it.each([
    ['butter 2500 g', 'butter', 'g', 2_500_000],
    ['  Brown   Sugar 25000.5g', 'brown sugar', 'g', 25_000_500],
    ['eggs 2', 'eggs', 'pcs', 2_000],
    ['flour type 550 25000 g', 'flour type 550', 'g', 25_000_000],
    ['butter 0 g', 'butter', 'g', 0],
    ['m&amp;m 12', 'm&m', 'pcs', 12_000],
    ['<http://sugar.de|sugar.de> 5 g', 'sugar.de', 'g', 5_000],
  ])('reads “%s”', (text, name, unit, amount) => {
    expect(read(text)).toEqual({ name, unit, amount });
  });

  it.each([
    ['', /Which ingredient/],
    ['butter', /“butter” is no ingredient/],
    ['butter -5 g', /must not be less than zero/],
    ['butter 20000 kg', /is no ingredient/],
    ['butter 10000001 g', /At most 10 t/],
    ['eggs 1.5', /whole pieces/],
  ])('refuses “%s”', (text, message) => {
    expect(refusal(text)).toMatchObject({ code: 'stock_unreadable', message: expect.stringMatching(message) });
  });
});

describe('/stock waste', () => {
  it.each([
    ['butter 100 g', { name: 'butter', unit: 'g', amount: 100_000, reason: undefined }],
    ['butter 100 g fell on the floor', { name: 'butter', unit: 'g', amount: 100_000, reason: 'fell on the floor' }],
    ['eggs 2 dropped &amp; broken', { name: 'eggs', unit: 'pcs', amount: 2_000, reason: 'dropped & broken' }],
    [
      'eggs 2 dropped by <@U0BAKER|ben>, see <https://bakery.example/eggs>',
      { name: 'eggs', unit: 'pcs', amount: 2_000, reason: 'dropped by @ben, see https://bakery.example/eggs' },
    ],
    ['eggs 2 gone', { name: 'eggs', unit: 'pcs', amount: 2_000, reason: 'gone' }],
    ['flour type 550 100 g mouldy', { name: 'flour type 550', unit: 'g', amount: 100_000, reason: 'mouldy' }],
  ])('reads “%s”', (text, wasted) => {
    expect(readWaste(text, USAGE)).toEqual(wasted);
  });

  it('refuses what has no amount', () => {
    expect(() => readWaste('butter fell down', USAGE)).toThrow(/is no ingredient/);
  });
});
