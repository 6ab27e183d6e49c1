import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldIn } from '../../../src/services/inventory/fold.ts';
import type { Movement } from '../../../src/services/inventory/movement.ts';
import { emptyRow, levelOf } from '../../../src/services/inventory/row.ts';

type Told = Pick<Movement, '_id' | 'at' | 'onHand' | 'reserved' | 'incoming' | 'level' | 'lowMark'>;

const movement = (told: Omit<Told, '_id' | 'at'>, minute: number): Movement => ({
  _id: `movement-${minute}`,
  ...{ ingredient: 'butter:g', name: 'butter', unit: 'g', kind: 'order', folded: false },
  at: new Date(minute * 60_000),
  ...told,
});

/** Folds in parts, in the order given, as the ledger would. @returns the row, and the movements as they stand then */
function foldParts(parts: readonly (readonly Movement[])[]) {
  const folded: Movement[] = [];
  let row = emptyRow('butter:g');
  for (const part of parts) {
    const folding = foldIn(row, part, folded);
    row = folding.row;
    folded.push(...part.map((each) => ({ ...each, folded: true, applied: folding.applied.get(each._id) })));
  }
  return { row, folded };
}

const amount = fc.integer({ min: -50, max: 50 });
const told = fc.oneof(
  { weight: 4, arbitrary: fc.record({ onHand: amount, reserved: amount, incoming: amount }) },
  { weight: 2, arbitrary: fc.record({ level: fc.nat({ max: 50 }) }) },
  { weight: 1, arbitrary: fc.record({ lowMark: fc.nat({ max: 50 }) }) },
);
/** What happened, minute by minute; and each of it with the part that it is folded in. */
const history = fc
  .array(fc.tuple(told, fc.nat({ max: 5 })), { minLength: 1, maxLength: 20, size: 'max' })
  .map((all) => all.map(([what, part], minute) => ({ movement: movement(what, minute), part })));

describe('the fold', () => {
  it('comes to the same in whatever parts and order the movements are added', () => {
    fc.assert(
      fc.property(history, (all) => {
        const parts = [...Map.groupBy(all, ({ part }) => part).values()].reverse();
        const { row, folded } = foldParts(parts.map((part) => part.map((each) => each.movement)));
        const movements = all.map((each) => each.movement);
        const since = movements.findLastIndex(({ level }) => level !== undefined);
        const sum = (of: readonly Movement[], what: 'onHand' | 'reserved' | 'incoming') =>
          of.reduce((total, each) => total + (each[what] ?? 0), 0);
        expect(row).toMatchObject({
          onHand: (movements[since]?.level ?? 0) + sum(movements.slice(since + 1), 'onHand'),
          reserved: sum(movements, 'reserved'),
          incoming: sum(movements, 'incoming'),
        });
        expect(row.lowMark).toBe(movements.findLast(({ lowMark }) => lowMark !== undefined)?.lowMark);
        const applied = folded.reduce((total, each) => total + (each.applied ?? each.onHand ?? 0), 0);
        expect(applied).toBe(row.onHand);
      }),
      { numRuns: 500 },
    );
  });

  it('lets a count say what is missing', () => {
    const { row, applied } = foldIn(
      emptyRow('butter:g'),
      [movement({ level: 1_000 }, 1), movement({ onHand: -300 }, 2), movement({ level: 650 }, 3)],
      [],
    );
    expect(row.onHand).toBe(650);
    expect(Object.fromEntries(applied)).toEqual({ 'movement-1': 1_000, 'movement-3': -50 });
  });

  it('takes what was written down in the moment of a count as having happened after it', () => {
    const count = movement({ level: 100 }, 1);
    const used = { ...movement({ onHand: -30 }, 1), _id: 'a-movement' };
    expect(foldIn(emptyRow('butter:g'), [used, count], []).row.onHand).toBe(70);
    expect(foldParts([[used], [count]]).row.onHand).toBe(70);
    expect(foldParts([[count], [used]]).row.onHand).toBe(70);
  });
});

describe('a level', () => {
  const row = { ...emptyRow('butter:g'), lowMark: 500, countedAt: new Date(0) };

  it('is low below its mark, not at it', () => {
    expect(levelOf({ ...row, onHand: 500 }).low).toBe(false);
    expect(levelOf({ ...row, onHand: 499 }).low).toBe(true);
  });

  it('is never low while nobody has counted, or where the mark was taken away', () => {
    expect(levelOf({ ...row, countedAt: undefined }).low).toBe(false);
    expect(levelOf({ ...row, lowMark: 0, onHand: -1 })).toMatchObject({ low: false, lowMark: undefined });
  });

  it('knows its ingredient by the key, also where the name has a colon', () => {
    expect(emptyRow('tin: large:pcs')).toMatchObject({ name: 'tin: large', unit: 'pcs' });
  });
});
