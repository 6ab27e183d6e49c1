import { describe, expect, it } from '@jest/globals';
import { PermanentFailure } from '../../../src/platform/failures.ts';
import type { OrderAnswer } from '../../../src/services/auction/index.ts';
import { resultKey } from '../../../src/services/auction/result-archive.ts';
import { stateOf } from '../../../src/services/auction/run.ts';
import { verdictsOf } from '../../../src/services/auction/verdicts.ts';

const ids = ['a', 'b', 'c'];
const [accepted, rejected] = [{ order: 'accepted' }, { order: 'rejected' }] as const;

describe('the verdicts on a batch', () => {
  it('stand in the batch’s order where they name no records', () => {
    expect(verdictsOf(ids, [accepted, rejected, accepted])).toEqual(['accepted', 'rejected', 'accepted']);
  });

  it('may come in any order where they do', () => {
    const answers = [
      { ...rejected, record_id: 'c' },
      { ...accepted, record_id: 'a' },
      { ...accepted, record_id: 'b' },
    ];
    expect(verdictsOf(ids, answers)).toEqual(['accepted', 'accepted', 'rejected']);
  });

  it.each<[string, OrderAnswer[], RegExp]>([
    ['too few', [accepted], /3 orders, and 1 were answered/],
    ['too many', [accepted, accepted, accepted, accepted], /3 orders, and 4 were answered/],
    ['some without a name', [{ ...accepted, record_id: 'a' }, accepted, accepted], /some do not/],
    ['one twice', ['a', 'b', 'b'].map((record_id) => ({ ...accepted, record_id })), /record c/],
    ['a stranger', ['a', 'b', 'x'].map((record_id) => ({ ...accepted, record_id })), /record c/],
  ])('cannot be told apart: %s', (_, answers, reason) => {
    const read = () => verdictsOf(ids, answers);
    expect(read).toThrow(PermanentFailure);
    expect(read).toThrow(reason);
  });
});

describe('a run', () => {
  const at = new Date(0);
  const trouble = { step: 'poll', code: 'x', reason: 'y', at } as const;
  it.each([
    ['starting', { done: {}, records: 0 }],
    ['starting', { done: { take: at }, records: 2 }],
    ['empty', { done: { take: at }, records: 0 }],
    ['waiting', { done: { take: at, submit: at }, records: 2 }],
    ['overdue', { done: { take: at, submit: at }, records: 2, overdueAt: at }],
    ['abandoned', { done: { take: at, submit: at }, records: 2, overdueAt: at, abandonedAt: at }],
    ['settling', { done: { take: at, submit: at, poll: at }, records: 2, overdueAt: at }],
    ['failed', { done: { take: at, submit: at }, records: 2, trouble }],
    ['done', { done: { take: at, submit: at, poll: at, store: at, report: at, finish: at }, records: 2 }],
  ] as const)('is %s', (state, run) => {
    expect(stateOf(run)).toBe(state);
  });
});

describe('where a result lies', () => {
  const startedAt = new Date('2026-11-21T23:59:59Z');

  it('follows from the run and the record', () => {
    expect(resultKey('run', startedAt, 'r-1')).toBe('order-results/2026-11-21/run/r-1.json');
    expect(resultKey('run', startedAt, '../a/b')).toBe('order-results/2026-11-21/run/..%2Fa%2Fb.json');
  });

  it('is never longer than S3 takes', () => {
    const id = '餅'.repeat(100);
    expect(Buffer.byteLength(resultKey(crypto.randomUUID(), startedAt, id))).toBeLessThanOrEqual(1_024);
  });
});
