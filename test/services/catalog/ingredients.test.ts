import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatAmount, formatIngredient, parseIngredients, sum, times } from '../../../src/services/catalog/index.ts';

const parse = (text: string) => parseIngredients(text, 'ingredients');

describe('ingredients', () => {
  it('reads them as people write them, one a line', () => {
    expect(parse('chocolate 33.5 g\n\n  Dark Rye Flour 8,5g \neggs 1\nlemons 2 pcs')).toEqual([
      { name: 'chocolate', unit: 'g', amount: 33_500 },
      { name: 'dark rye flour', unit: 'g', amount: 8_500 },
      { name: 'eggs', unit: 'pcs', amount: 1_000 },
      { name: 'lemons', unit: 'pcs', amount: 2_000 },
    ]);
  });

  it('tells butter in grams from butter in pieces', () => {
    expect(parse('butter 100 g\nbutter 2 pcs').map(formatIngredient)).toEqual(['butter 100 g', 'butter 2 pcs']);
  });

  it.each([
    ['butter', 'Line 1: “butter” is no ingredient'],
    ['flour 1 g\nbutter lots', 'Line 2: “butter lots” is no ingredient'],
    ['butter 0 g', 'Line 1: the amount of butter must be more than zero'],
    ['butter -5 g', 'Line 1: the amount of butter must be more than zero'],
    ['butter 10001 g', 'Line 1: at most 10 kg'],
    ['eggs 1001', 'Line 1: at most 1,000 pcs'],
    ['eggs 1.5', 'Line 1: eggs is counted in whole pieces'],
    ['butter 1.2345 g', 'Line 1: amounts have at most three decimal places'],
    ['12 12 g', 'Line 1: “12” is no name'],
    [`${'x'.repeat(3_000)} 1 g`, 'Line 1: an ingredient’s name'],
    ['butter 1 g\nButter 2 g', 'butter (g) is there twice'],
    [Array.from({ length: 51 }, (_, index) => `spice${index} 1 g`).join('\n'), 'At most 50 ingredients'],
  ])('refuses %j, naming the line', (text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({
        code: 'ingredients_invalid',
        message: expect.stringContaining(message),
        fields: [expect.objectContaining({ path: 'ingredients' })],
      }),
    );
  });

  it('keeps every amount through writing and reading', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (amount) => {
        const butter = { name: 'butter', unit: 'g' as const, amount };
        expect(parse(formatIngredient(butter))).toEqual([butter]);
      }),
    );
  });

  it('keeps no control character in a name: the supplier’s ticket would be refused for it', () => {
    expect(parse('birthday\u0000candles\u0007 2').map(({ name }) => name)).toEqual(['birthday candles']);
  });

  it.each([
    [33_500, 'g', '33.5 g'],
    [-500, 'g', '-0.5 g'],
    [-2_000, 'pcs', '-2 pcs'],
    [9_999_999_001, 'g', '9999999.001 g'],
  ] as const)('writes %d thousandths %s as %s', (amount, unit, text) => {
    expect(formatAmount({ amount, unit })).toBe(text);
  });

  it('adds and multiplies without rounding', () => {
    const tenths = Array.from({ length: 10 }, () => parse('salt 0.1 g'));
    expect(sum(tenths).map(formatAmount)).toEqual(['1 g']);
    expect(times(parse('chocolate 33.5 g'), 8).map(formatAmount)).toEqual(['268 g']);
  });
});
