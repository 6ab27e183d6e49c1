import { describe, expect, it } from '@jest/globals';
import type { StockLevel } from '../../src/services/inventory/index.ts';
import { lowStock } from '../../src/views/home/low-stock.ts';
import { stockCounted, stockLevels, stockLine, stockNote } from '../../src/views/messages/stock.ts';

const butter: StockLevel = {
  ...{ name: 'butter', unit: 'g', onHand: 400_000, reserved: 132_500, incoming: 500_000 },
  ...{ counted: true, lowMark: 500_000, low: true },
};

describe('a line of the stock', () => {
  it('says how an ingredient stands', () => {
    expect(stockLine(butter)).toBe(
      ':warning: *butter* · 400 g on hand · 132.5 g reserved · 500 g incoming · low mark 500 g',
    );
  });

  it('says that nobody ever counted it, and shows what was used before its receipt was booked', () => {
    const fresh: StockLevel = { ...butter, onHand: 0, counted: false, lowMark: undefined, low: false, incoming: 0 };
    expect(stockLine(fresh)).toBe('*butter* · never counted (g) · 132.5 g reserved');
    expect(stockLine({ ...fresh, onHand: -500, reserved: 0 })).toBe('*butter* · -0.5 g on hand · never counted (g)');
  });
});

describe('the messages of the stock', () => {
  it('leave out what the books have nothing of, such as extras of an order that was cancelled', () => {
    const nothing = { onHand: 0, reserved: 0, incoming: 0, counted: false, lowMark: undefined, low: false };
    const shown = stockLevels([butter, { ...butter, ...nothing, name: 'gold leaf' }]);
    expect(shown.text).toBe('The stock: 1 ingredient, 1 low');
    expect(JSON.stringify(shown.blocks)).not.toContain('gold leaf');
    expect(JSON.stringify(stockLevels([{ ...butter, ...nothing, counted: true }]).blocks)).toContain('0 g on hand');
  });

  it('say what a count came to', () => {
    expect(stockCounted({ level: butter }).text).toMatch(/^Counted for the first time\. :warning: \*butter\*/);
    expect(stockCounted({ level: butter, before: 420_000 }).text).toMatch(/^Counted: 20 g less than in the books\./);
    expect(stockCounted({ level: butter, before: 399_500 }).text).toMatch(/^Counted: 0\.5 g more than in the books\./);
    expect(stockCounted({ level: butter, before: 400_000 }).text).toMatch(/^Counted: as the books had it\./);
  });

  it('count what is low', () => {
    expect(stockLevels([butter, { ...butter, low: false }]).text).toBe('The stock: 2 ingredients, 1 low');
  });

  it('alert with the level and the mark, and name a few', () => {
    const low = { name: 'butter', unit: 'g', onHand: 400_000, lowMark: 500_000 } as const;
    const { text, blocks } = stockNote({ kind: 'stock-low', ingredients: Array.from({ length: 7 }, () => low) });
    expect(text).toBe('Running low: butter, butter, butter, butter, butter, 2 more');
    expect(JSON.stringify(blocks)).toContain('*butter*: 400 g on hand, the low mark is 500 g');
  });

  it('say which figures were wrong', () => {
    const [row, ledger] = [
      { onHand: 507_000, reserved: 0, incoming: 1_000 },
      { onHand: 500_000, reserved: 0, incoming: 0 },
    ];
    const { blocks } = stockNote({
      kind: 'stock-corrected',
      ingredients: [{ name: 'butter', unit: 'g', row, ledger }],
    });
    expect(JSON.stringify(blocks)).toContain('*butter*: on hand 507 g → 500 g, incoming 1 g → 0 g');
  });
});

describe('Home', () => {
  it('has no section of low stock where nothing is low', () => {
    expect(lowStock([])).toEqual([]);
    expect(JSON.stringify(lowStock([butter]))).toContain('Low stock');
  });
});
