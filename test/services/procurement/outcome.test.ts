import { describe, expect, it } from '@jest/globals';
import { validLabels, verdictOf } from '../../../src/services/procurement/outcome.ts';
import type { PurchaseRequest } from '../../../src/services/procurement/purchase-request.ts';

const now = new Date('2026-11-21T08:00:00Z');
const request: PurchaseRequest = {
  _id: 'r1',
  title: 'Order #21',
  ingredients: [{ name: 'butter', unit: 'g', amount: 132_000 }],
  names: ['butter', 'brown sugar', 'Crème'],
  orders: 1,
  dueAt: now,
  version: 1,
  outcome: 'open',
  duplicates: [],
  createdAt: now,
};
const read = (state: 'open' | 'done' | 'gone', labels: string[] = [], of: PurchaseRequest = request) =>
  verdictOf(of, { ticket: '1', state, labels: ['ovenbird', 'ovenbird-r1', ...labels] });

describe('what a ticket means', () => {
  it('is open until it is done', () => {
    expect(read('open')).toEqual({ outcome: 'open', unknownLabels: [] });
    expect(read('open', ['missing-butter'])).toEqual({ outcome: 'open', unknownLabels: [] });
  });

  it('is received when it is done and nothing is missing', () => {
    expect(read('done', ['urgent'])).toEqual({ outcome: 'received', unknownLabels: [] });
  });

  it('is missing everything with missing-ingredients alone', () => {
    expect(read('done', ['missing-ingredients'])).toMatchObject({ outcome: 'missing', missing: 'all' });
  });

  it('is missing what the other labels name, also beside missing-ingredients', () => {
    const labels = ['missing-ingredients', 'missing-butter', 'missing-brown-sugar'];
    expect(read('done', labels)).toMatchObject({ outcome: 'missing', missing: ['brown sugar', 'butter'] });
  });

  it.each(['Missing_Butter', 'MISSINGBUTTER', 'missing-but-ter'])('reads %s as butter', (label) => {
    expect(read('done', [label])).toMatchObject({ missing: ['butter'] });
  });

  it.each(['missing_brown_sugar', 'missing-BrownSugar'])('reads %s as brown sugar', (label) => {
    expect(read('done', [label])).toMatchObject({ missing: ['brown sugar'] });
  });

  it('compares letters, not their encoding', () => {
    expect(read('done', ['missing-cre\u0300me'.normalize('NFD')])).toMatchObject({ missing: ['Crème'] });
  });

  it('stays as it was while a label names nothing of the ticket', () => {
    expect(read('done', ['missing-salt', 'missing-butter'])).toEqual({
      outcome: 'open',
      missing: undefined,
      unknownLabels: ['missing-salt'],
    });
    const before: PurchaseRequest = { ...request, outcome: 'missing', missing: ['butter'] };
    expect(read('done', ['missing-salt'], before)).toMatchObject({ outcome: 'missing', missing: ['butter'] });
  });

  it('is gone when there is no ticket', () => {
    expect(read('gone')).toEqual({ outcome: 'gone', unknownLabels: [] });
  });

  it('names the labels that it understands, each of which it does understand', () => {
    const labels = validLabels(request);
    expect(labels).toEqual(['missing-ingredients', 'missing-butter', 'missing-brown-sugar', 'missing-Crème']);
    expect(read('done', labels).unknownLabels).toEqual([]);
  });
});
