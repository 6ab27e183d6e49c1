import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { amountToRead, withAmounts } from '../../../src/api/amounts/amount.ts';
import { ingredientsToRead } from '../../../src/api/amounts/read.ts';
import { writeAmount, writeIngredients } from '../../../src/api/amounts/write.ts';
import { parseJson } from '../../../src/platform/json.ts';
import { type Ingredient, LIMITS, ONE, RECIPE_RANGE } from '../../../src/services/catalog/index.ts';

const name = fc
  .stringMatching(/^\p{Ll}[\p{Ll} _"\\-]{0,20}\p{Ll}$/u)
  .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').toLowerCase());
const grams = fc.integer({ min: 1, max: LIMITS.perEater.g }).map((amount) => ({ unit: 'g' as const, amount }));
const pieces = fc.integer({ min: 1, max: 1_000 }).map((count) => ({ unit: 'pcs' as const, amount: count * ONE }));
const ingredients: fc.Arbitrary<Ingredient[]> = fc.uniqueArray(
  fc
    .tuple(fc.oneof(name, fc.constantFrom('__proto__', 'constructor', 'été')), fc.oneof(grams, pieces))
    .map(([called, amount]) => ({ name: called, ...amount })),
  { maxLength: 50, selector: ({ name: called, unit }) => `${called}:${unit}` },
);

const byKey = (list: readonly Ingredient[]) =>
  new Set(list.map(({ name: called, unit, amount }) => `${called}:${unit}:${amount}`));

describe('grams and pieces', () => {
  it('survive a round trip, whatever their amounts and names', () => {
    const schema = ingredientsToRead();
    fc.assert(
      fc.property(ingredients, (list) => {
        const text = JSON.stringify(writeIngredients(list));
        expect(byKey(schema.parse(parseJson(text)))).toEqual(byKey(list));
      }),
    );
  });

  it('are written with a decimal point, and without', () => {
    const written = (unit: 'g' | 'pcs', amount: number) => JSON.stringify(writeAmount({ unit, amount }));
    expect(written('g', 100_000)).toBe('100.0');
    expect(written('g', 33_500)).toBe('33.5');
    expect(written('g', 1)).toBe('0.001');
    expect(written('g', -1_250)).toBe('-1.25');
    expect(written('pcs', 2_000)).toBe('2');
    expect(written('pcs', -2_000)).toBe('-2');
  });

  it.each([
    ['100.0', { unit: 'g', amount: 100_000 }],
    ['1e2', { unit: 'g', amount: 100_000 }],
    ['100', { unit: 'pcs', amount: 100_000 }],
    ['"100 g"', { unit: 'g', amount: 100_000 }],
    ['"2pcs"', { unit: 'pcs', amount: 2_000 }],
  ])('reads %s as a field', (text, amount) => {
    const schema = withAmounts(['amount'], z.strictObject({ amount: amountToRead(RECIPE_RANGE) }));
    expect(schema.parse(parseJson(`{"amount": ${text}}`)).amount).toMatchObject(amount);
  });

  it.each([
    '-1',
    '0',
    '0.0',
    '0.0001',
    '1e-9',
    '10001.0',
    '1001',
    '"2.5 pcs"',
    '"2"',
    '"much"',
    'null',
    '[1]',
    'true',
    '{}',
  ])('refuses %s, and says where', (text) => {
    const { error } = ingredientsToRead().safeParse(parseJson(`{"butter": ${text === '[1]' ? '[1, 1]' : text}}`));
    expect(error?.issues[0]?.path[0]).toBe('butter');
    const field = withAmounts(['amount'], z.strictObject({ amount: amountToRead(RECIPE_RANGE) }));
    expect(field.safeParse(parseJson(`{"amount": ${text}}`)).error?.issues[0]?.path).toEqual(['amount']);
  });
});
