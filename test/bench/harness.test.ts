import { describe, expect, it } from '@jest/globals';
import { measuredPartOf, withMeasuredPart } from '../../bench/harness/document.ts';
import { measure } from '../../bench/harness/measure.ts';
import { readOptions } from '../../bench/harness/options.ts';
import type { Figure, Readings, Row } from '../../bench/harness/row.ts';
import { tableOf } from '../../bench/harness/table.ts';

const AT = new Date('2026-11-21T15:00:00Z');
const figure: Figure = { title: 'answers', unit: '/s', judged: 'ratio', target: { atLeast: 0.8 } };

/** A row whose sides give these readings, one after the other; `turns` says who was asked when. */
function fakeRow(sides: { ours: number[]; baseline: number[] }, given: Partial<Row> = {}) {
  const turns: string[] = [];
  const side = (name: 'ours' | 'baseline') => async (): Promise<Readings> => {
    turns.push(name);
    return { answers: sides[name].shift() ?? Number.NaN };
  };
  const row: Row = {
    ...{ name: 'fake', what: 'a thing', baseline: 'another', figures: { answers: figure }, rounds: 3, warmUps: 0 },
    async open() {
      return { ours: side('ours'), baseline: side('baseline'), close: async () => void turns.push('close') };
    },
    ...given,
  };
  return { row, turns };
}

const quietly = { say: () => {} };

describe('a row', () => {
  it('is judged by the median of the ratios of its rounds, each side going first in turn', async () => {
    const { row, turns } = fakeRow({ ours: [80, 60, 90], baseline: [100, 100, 100] });
    const [result] = await measure(row, quietly);
    expect(turns).toEqual(['ours', 'baseline', 'baseline', 'ours', 'ours', 'baseline', 'close']);
    expect(result).toMatchObject({ ours: 80, baseline: 100, met: true });
    expect(result?.judged).toEqual({ median: 0.8, least: 0.6, most: 0.9 });
  });

  it('does not count what it did to warm up', async () => {
    const { row } = fakeRow({ ours: [1, 70], baseline: [1, 100] }, { warmUps: 1, rounds: 1 });
    const [result] = await measure(row, quietly);
    expect(result).toMatchObject({ judged: { median: 0.7 }, met: false });
  });

  it.each([
    ['difference', { atMost: 20 }, 20, true],
    ['difference', { atMost: 19 }, 20, false],
    ['ours', { atMost: 120 }, 120, true],
  ] as const)('can be judged by %s, %j', async (judged, target, median, met) => {
    const { row } = fakeRow(
      { ours: [120], baseline: [100] },
      { rounds: 1, figures: { answers: { ...figure, judged, target } } },
    );
    expect(await measure(row, quietly)).toMatchObject([{ judged: { median }, met }]);
  });

  it('that measured nothing is no result, and is closed', async () => {
    const { row, turns } = fakeRow({ ours: [], baseline: [1] }, { rounds: 1 });
    await expect(measure(row, quietly)).rejects.toThrow('fake did not measure answers');
    expect(turns).toContain('close');
  });
});

describe('the table', () => {
  it('has a line for each figure, and keeps those of rows that were not measured now', async () => {
    const { row } = fakeRow({ ours: [50], baseline: [100] }, { rounds: 1 });
    const earlier = ['| `gone` | x |', '| `fake` | old |', '| `other` | kept |'].join('\n');
    const lines = tableOf(await measure(row, quietly), earlier, ['other', 'fake'], AT).split('\n');
    expect(lines.slice(2)).toEqual([
      '| `other` | kept |',
      '| `fake` | a thing: answers, against another | 50 /s | 100 /s | 0.5 x (0.5 x to 0.5 x) | at least 0.8 x | **missed** | 2026-11-21 15:00 UTC |',
    ]);
  });

  it('takes its place in the document, and nothing else changes', () => {
    const document = 'Before.\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nAfter.\n';
    expect(measuredPartOf(document)).toBe('old');
    expect(withMeasuredPart(document, 'new')).toBe(document.replace('old', 'new'));
    expect(() => measuredPartOf('no place')).toThrow('the document has no');
  });
});

it('measures all but what is only named, or what is named', () => {
  const { row: usual } = fakeRow({ ours: [], baseline: [] });
  const rare: Row = { ...usual, name: 'rare', onlyNamed: true };
  const read = (...args: string[]) => readOptions(args, { BENCH_ROUNDS: '2' }, [usual, rare]);
  expect(read()).toEqual({ rows: [usual], rounds: 2, write: true });
  expect(read('rare', '--rounds', '7', '--no-write')).toEqual({ rows: [rare], rounds: 7, write: false });
  expect(() => read('none')).toThrow('no row is called none; there are fake, rare');
});
