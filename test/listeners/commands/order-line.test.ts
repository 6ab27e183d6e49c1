import { describe, expect, it } from '@jest/globals';
import { readOrderLine } from '../../../src/listeners/commands/order/order-line.ts';
import type { DomainError } from '../../../src/platform/errors.ts';

const peanuts = { name: 'peanuts', unit: 'pcs', amount: 10_000 };
const nuts = { name: 'nuts', unit: 'g', amount: 5_000 };
const cake = { product: 'chocolate_cake', quantity: 2, persons: 4, variation: undefined };

describe('an order in one line', () => {
  it.each([
    ['2 chocolate_cake for 4', { line: cake, extras: [], to: undefined }],
    ['2 chocolate_cake for 4 extra peanuts 10', { line: cake, extras: [peanuts], to: undefined }],
    ['2 chocolate_cake for 4 extra peanuts 10, nuts 5 g', { line: cake, extras: [peanuts, nuts], to: undefined }],
    ['2 chocolate_cake FOR 4 TO Ms. Delicious', { line: cake, extras: [], to: { name: 'Ms. Delicious' } }],
    ['2 chocolate_cake for 4 to &lt;b&gt; &amp; Co.', { line: cake, extras: [], to: { name: '<b> & Co.' } }],
    ['2 chocolate_cake for 4 to <@U0BAKER|ben>', { line: cake, extras: [], to: { slackUser: 'U0BAKER' } }],
    ['2 chocolate_cake for 4 to Ready to Eat', { line: cake, extras: [], to: { name: 'Ready to Eat' } }],
    ['2 Chocolate Cake for 4', { line: { ...cake, product: 'Chocolate Cake' }, extras: [], to: undefined }],
    [
      '2 chocolate_cake for 4 to <http://delicious.com|Delicious.com> &amp; <@U0BAKER|ben>',
      { line: cake, extras: [], to: { name: 'Delicious.com & @ben' } },
    ],
    [
      '2 <http://cake.de|cake.de> for 4 extra <http://nuts.de|nuts.de> 5 g',
      { line: { ...cake, product: 'cake.de' }, extras: [{ ...nuts, name: 'nuts.de' }], to: undefined },
    ],
  ])('%s', (text, order) => {
    expect(readOrderLine(text)).toEqual(order);
  });

  it('takes a name that begins like a key word', () => {
    expect(readOrderLine('3 tofu forte').line).toMatchObject({ product: 'tofu forte', quantity: 3 });
  });

  it('has a variation in brackets', () => {
    expect(readOrderLine('1 latte (extra large)').line).toMatchObject({ product: 'latte', variation: 'extra large' });
  });

  it('leaves what is out of range to the service, which names it better', () => {
    expect(readOrderLine('0 chocolate_cake for -3').line).toMatchObject({ quantity: 0, persons: -3 });
  });

  it.each([
    ['2.5 chocolate_cake for 4', 'quantity'],
    ['2 chocolate_cake for 4 to Ms. Delicious extra peanuts 10', 'to'],
    ['2 chocolate_cake to Ms. Delicious for 4', 'to'],
    ['2', 'product'],
    ['2 for 4', 'product'],
    ['2 chocolate_cake for ten', 'persons'],
    ['2 chocolate_cake for 4 people', 'persons'],
    ['2 chocolate_cake for 4 extra peanuts', 'extras'],
    ['2 chocolate_cake for 4 extra peanuts -1', 'extras'],
    ['2 chocolate_cake for 4 to ', 'to'],
    ['2 chocolate_cake to', 'to'],
  ])('%s names the part that is wrong: %s', (text, part) => {
    expect(refusalOf(text)?.fields[0]?.path).toBe(part);
  });
});

function refusalOf(text: string): DomainError | undefined {
  try {
    readOrderLine(text);
    return undefined;
  } catch (error) {
    return error as DomainError;
  }
}
