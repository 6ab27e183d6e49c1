import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StockLevel } from '../../../src/services/inventory/index.ts';
import { createTally } from '../../../src/services/procurement/tally.ts';

const butter = (amount: number) => ({ name: 'butter', unit: 'g' as const, amount });
const some = fc.integer({ min: 1, max: 1_000_000 });

function level(over: Partial<StockLevel>): ReadonlyMap<string, StockLevel> {
  const none = { name: 'butter', unit: 'g' as const, onHand: 0, reserved: 0, incoming: 0, counted: true, low: false };
  return new Map([['butter:g', { ...none, ...over }]]);
}

const amountOf = ([only]: readonly { amount: number }[]) => only?.amount ?? 0;

describe('what is bought', () => {
  it('covers all orders together, each with no more than it needs, where the stock was counted', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1 }), fc.nat(1_000_000), fc.nat(1_000_000), (needs, onHand, incoming) => {
        const reserved = needs.reduce((sum, need) => sum + need, 0);
        const tally = createTally(level({ onHand, incoming, reserved }));
        const bought = needs.map((need) => amountOf(tally.buy([butter(need)], [])));
        const all = bought.reduce((sum, each) => sum + each, 0);
        expect(all).toBe(Math.max(0, reserved - onHand - incoming));
        expect(bought.every((each, index) => each <= (needs[index] ?? 0))).toBe(true);
      }),
    );
  });

  it('is exactly what is needed of what nobody ever counted', () => {
    fc.assert(
      fc.property(some, fc.integer(), (need, onHand) => {
        const tally = createTally(level({ counted: false, onHand }));
        expect(tally.buy([butter(need)], [])).toEqual([butter(need)]);
        expect(tally.giveBack([butter(need)])).toEqual([butter(need)]);
      }),
    );
  });

  it('is given back only as far as nobody else counts on it', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: -1_000_000, max: 1_000_000 }), (bought, free) => {
        const given = amountOf(createTally(level({ onHand: free })).giveBack([butter(bought)]));
        expect(given).toBe(Math.min(bought, Math.max(0, free)));
      }),
    );
  });

  it('is completed, not bought twice, for an order that comes back', () => {
    const tally = createTally(level({ onHand: -100 }));
    expect(tally.buy([butter(150)], [butter(80)])).toEqual([butter(70)]);
    expect(createTally(level({ counted: false })).buy([butter(150)], [butter(150)])).toEqual([]);
  });
});
