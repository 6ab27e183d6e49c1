import { describe, expect, it } from '@jest/globals';
import { valuesOf } from '../../src/listeners/forms/filled-order-form.ts';
import { orderOf } from '../support/order.ts';

const before = new Date('2026-11-22T10:00:00Z');
const after = new Date('2026-11-24T10:00:00Z');

describe('a form filled with an order', () => {
  const order = orderOf({ notes: 'no candles' });

  it('has what the order had', () => {
    expect(valuesOf(order, before)).toEqual({
      lines: [{ id: 1, product: order.lines[0]?.product.id, persons: 4, quantity: 2 }],
      next: 2,
      extras: 'peanuts 10 g',
      notes: 'no candles',
      dueAt: order.dueAt,
      forUser: 'U0CAKELOVER',
    });
  });

  it('leaves out a due time that is over', () => {
    expect(valuesOf(order, after).dueAt).toBeUndefined();
  });

  it('names a customer who is not on Slack', () => {
    const customer = { id: 'x', name: 'Ms. Delicious' };
    expect(valuesOf({ ...order, customer }, before)).toMatchObject({ forName: 'Ms. Delicious' });
  });

  it('has as many lines as fit', () => {
    const [line] = order.lines;
    if (!line) throw new Error('a line was expected');
    expect(valuesOf({ ...order, lines: Array.from({ length: 50 }, () => line) }, before).lines).toHaveLength(8);
  });
});
