import { describe, expect, it } from '@jest/globals';
import { parsePrice, writePrice } from '../../../src/services/catalog/index.ts';

describe('a price as people write it', () => {
  it.each([
    ['4.5', 'EUR', 450],
    ['4,50', 'EUR', 450],
    ['0', 'EUR', 0],
    ['4.35', 'EUR', 435],
    [' 100000 ', 'EUR', 10_000_000],
    ['450', 'JPY', 450],
    ['1.005', 'KWD', 1_005],
    ['', 'EUR', undefined],
  ])('%j in %s is %s in minor units', (text, currency, amount) => {
    expect(parsePrice(text, currency)).toBe(amount);
    expect(parsePrice(writePrice(amount, currency), currency)).toBe(amount);
  });

  it.each([
    ['4.555', 'EUR'],
    ['4.5', 'JPY'],
    ['-1', 'EUR'],
    ['1e3', 'EUR'],
    ['NaN', 'EUR'],
    ['100000.01', 'EUR'],
    ['9'.repeat(400), 'EUR'],
    ['four', 'EUR'],
  ])('%j in %s is none, and the field is named', (text, currency) => {
    expect(() => parsePrice(text, currency, 'variations.2.price')).toThrow(
      expect.objectContaining({
        code: 'price_invalid',
        fields: [expect.objectContaining({ path: 'variations.2.price' })],
      }),
    );
  });
});
