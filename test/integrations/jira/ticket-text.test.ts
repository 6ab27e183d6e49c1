import { describe, expect, it } from '@jest/globals';
import { adfFault, adfText } from '../../../sandbox/jira/adf.ts';
import { commentText } from '../../../src/integrations/jira/comment-text.ts';
import { ticketText } from '../../../src/integrations/jira/ticket-text.ts';
import type { Remark, TicketContent } from '../../../src/services/procurement/index.ts';

const LIMIT = 32_767;

const content = (over: Partial<TicketContent> = {}): TicketContent => ({
  title: 'Order #21',
  dueOn: '2026-11-24',
  needs: [{ name: 'butter', amount: '132', unit: 'g' }],
  orders: [{ id: 'o', number: 21, url: 'https://bakery.test/orders/21' }],
  moreOrders: 0,
  ...over,
});

const needs = (count: number, name = 'an ingredient with a name of some length') =>
  Array.from({ length: count }, (_, index) => ({ name: `${name} ${index}`, amount: '132.5', unit: 'g' }));

describe('a ticket’s description', () => {
  it('greets, lists what is needed in a table, and links the orders', () => {
    const document = ticketText(content({ moreOrders: 99_950 }));
    expect(adfFault(document)).toBeUndefined();
    expect(adfText(document)).toContain('Hello');
    expect(adfText(document)).toContain('Ingredient | Amount | Unit\nbutter | 132 | g');
    expect(adfText(document)).toContain('order #21 and 99,950 more');
    expect(JSON.stringify(document)).toContain('"href":"https://bakery.test/orders/21"');
  });

  it('says so when its orders are gone, and what it brings is for the shelf', () => {
    const document = ticketText(content({ orders: [] }));
    expect(adfFault(document)).toBeUndefined();
    expect(adfText(document)).toContain('butter | 132 | g\nFor the shelf\n');
  });

  it('says so when nothing is needed any more', () => {
    const document = ticketText(content({ needs: [], orders: [] }));
    expect(adfFault(document)).toBeUndefined();
    expect(adfText(document)).toContain('Nothing is needed any more');
  });

  it.each([60, 150, 300])('keeps all of %i ingredients within the limit', (count) => {
    const orders = Array.from({ length: 50 }, (_, number) => ({
      id: 'o',
      number,
      url: `https://b.test/orders/${number}`,
    }));
    const document = ticketText(content({ needs: needs(count, 'flour'), orders, moreOrders: 10 }));
    expect(adfFault(document)).toBeUndefined();
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(LIMIT);
    for (let index = 0; index < count; index += 1) expect(adfText(document)).toMatch(new RegExp(`flour ${index}[ |]`));
  });

  it.each(['plain', '"quoted" \\ back', 'emoji 🥐🥐🥐', '\u202eright to left'])(
    'stays within the limit with thousands of hostile names: %s',
    (name) => {
      const document = ticketText(content({ needs: needs(5_000, name.repeat(5)) }));
      expect(adfFault(document)).toBeUndefined();
      expect(JSON.stringify(document).length).toBeLessThanOrEqual(LIMIT);
      expect(adfText(document)).toMatch(/and \d+ more, listed with the orders/);
    },
  );
});

describe('a comment', () => {
  const remarks: Remark[] = [
    { kind: 'order-left-out', order: 21 },
    { kind: 'order-back', order: 21 },
    { kind: 'order-left-out', order: 21, elsewhere: true },
    { kind: 'orders-kept', orders: [21] },
    { kind: 'orders-kept', orders: Array.from({ length: 100 }, (_, index) => 1_000_000 + index) },
    { kind: 'duplicate', of: 'BAKE-1' },
    { kind: 'label-unknown', label: 'missing-salt', valid: needs(2_000).map(({ name }) => name) },
  ];

  it.each(remarks)('of the kind $kind is something that Jira takes', (remark) => {
    const document = commentText(remark);
    expect(adfFault(document)).toBeUndefined();
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(LIMIT);
  });
});
