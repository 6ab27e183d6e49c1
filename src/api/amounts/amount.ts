import { z } from 'zod';
import type { oas31 } from 'zod-openapi';
import { writtenIn } from '../../platform/json.ts';
import { type AmountRange, type Ingredient, ONE, readIngredient, type Unit } from '../../services/catalog/index.ts';

/** What an amount may look like, for the document. */
export function amountForms({ zero, most }: AmountRange): oas31.SchemaObject[] {
  const description = 'With a decimal point grams, without one pieces; at most three decimal places.';
  return [
    { type: 'number', ...(zero ? { minimum: 0 } : { exclusiveMinimum: 0 }), maximum: most.g / ONE, description },
    { type: 'string', pattern: '^\\d+(\\.\\d{1,3})? ?g$|^\\d+ ?pcs$', description: '`100 g`, `2 pcs`' },
  ];
}

const TEXT = /^(?<digits>\d+(?:\.\d+)?) ?(?<unit>g|pcs)$/;

/** An amount cannot be read; the message says why. */
export class AmountUnreadable extends Error {}

/**
 * Reads an amount where it stands: `100.0` is 100 g, `100` is 100 pieces, and `"100 g"` and `"100 pcs"` say it in words.
 *
 * @param holder the object or list that it was read into
 * @throws AmountUnreadable
 */
export function amountAt(holder: object, key: string | number, value: unknown): { amount: string; unit: Unit } {
  if (typeof value === 'number') return numberIn(value, writtenIn(holder, key) ?? String(value));
  const { digits, unit } = (typeof value === 'string' ? TEXT.exec(value)?.groups : undefined) ?? {};
  if (digits === undefined) throw new AmountUnreadable('Write grams as 100.0 or "100 g", pieces as 100 or "100 pcs".');
  return { amount: digits, unit: unit === 'g' ? 'g' : 'pcs' };
}

/** A number with a decimal point, or an exponent, is what a float looks like: grams. */
function numberIn(value: number, text: string): { amount: string; unit: Unit } {
  const amount = /e/i.test(text) ? String(value) : text;
  if (!/^\d+(\.\d+)?$/.test(amount)) {
    throw new AmountUnreadable('An amount is more than zero, with at most three decimal places.');
  }
  return { amount, unit: /[.e]/i.test(text) ? 'g' : 'pcs' };
}

/**
 * One amount, as a field of {@link withAmounts}.
 *
 * @param range which amounts will do
 */
export function amountToRead(range: AmountRange) {
  return z
    .custom<HeldAmount>((input) => input instanceof HeldAmount)
    .meta({ override: { anyOf: amountForms(range) } })
    .transform(({ holder, key, value }, { addIssue }): Pick<Ingredient, 'amount' | 'unit'> => {
      try {
        const written = { name: 'it', ...amountAt(holder, key, value) };
        return readIngredient(written, (problem) => new AmountUnreadable(problem), range);
      } catch (error) {
        if (!(error instanceof AmountUnreadable)) throw error;
        addIssue(error.message);
        return z.NEVER;
      }
    });
}

/** A value that is still where it was written: only there can be seen how. */
class HeldAmount {
  readonly holder: object;
  readonly key: string;
  readonly value: unknown;

  constructor(holder: object, key: string) {
    this.holder = holder;
    this.key = key;
    this.value = Object.entries(holder).find(([name]) => name === key)?.[1];
  }
}

/** An object some of whose fields are amounts, read by {@link amountToRead}. */
export function withAmounts<Schema extends z.ZodObject>(
  fields: readonly (keyof Schema['shape'] & string)[],
  schema: Schema,
) {
  return z.preprocess((input) => {
    if (typeof input !== 'object' || input === null) return input;
    const given = fields.filter((field) => Object.hasOwn(input, field));
    return { ...input, ...Object.fromEntries(given.map((field) => [field, new HeldAmount(input, field)])) };
  }, schema);
}
