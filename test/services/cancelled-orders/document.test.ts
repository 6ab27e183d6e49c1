import { describe, expect, it } from '@jest/globals';
import { type DocumentSource, documentOf } from '../../../src/services/cancelled-orders/document.ts';
import type { CancelledOrder } from '../../../src/services/orders/index.ts';

const order: CancelledOrder = { number: 21, products: ['Chocolate Cake'], at: new Date('2022-01-01T06:10:00Z') };
const document = ({ orders = [order], ...own }: Partial<DocumentSource> = {}) =>
  documentOf({ customer: { id: 'c-1', name: 'Mr. Cakelover' }, orders, total: orders.length, zone: 'Etc/UTC', ...own });

describe('a customer’s document', () => {
  it('is named by the slug, and lists the cancelled orders', () => {
    expect(document()).toMatchObject({
      name: 'mr_cakelover',
      text: {
        title: 'Mr Cakelover cancelled orders',
        paragraphs: [{ text: 'Order 21 [Chocolate Cake] : Date 01/01/2022 06:10' }],
      },
    });
  });

  it.each([
    ['2022-01-01T00:00:00Z', 'Etc/UTC', '01/01/2022 00:00'],
    ['2021-12-31T23:30:00Z', 'Europe/Paris', '01/01/2022 00:30'],
    ['2026-03-29T00:59:00Z', 'Europe/Paris', '29/03/2026 01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Paris', '29/03/2026 03:00'],
    ['2026-11-01T05:30:00Z', 'America/New_York', '01/11/2026 01:30'],
    ['2026-11-01T06:30:00Z', 'America/New_York', '01/11/2026 01:30'],
    ['2022-01-01T06:10:00Z', 'Asia/Kolkata', '01/01/2022 11:40'],
  ])('tells %s in %s as %s', (at, zone, told) => {
    const [paragraph] = document({ orders: [{ ...order, at: new Date(at) }], zone }).text.paragraphs;
    expect(paragraph?.text).toBe(`Order 21 [Chocolate Cake] : Date ${told}`);
  });

  it('says why, and names all that was ordered', () => {
    const both = { ...order, products: ['Chocolate Cake', 'Mint Tea'], reason: 'no butter' };
    expect(document({ orders: [both] }).text.paragraphs).toEqual([
      { text: 'Order 21 [Chocolate Cake, Mint Tea] : Date 01/01/2022 06:10', note: 'no butter' },
    ]);
  });

  it('says so when there is none', () => {
    expect(document({ orders: [] }).text.paragraphs).toEqual([{ text: 'None at present.' }]);
  });

  it('has the customer’s id for its name where the name has no letters', () => {
    expect(document({ customer: { id: 'c-1', name: '🎂' } })).toMatchObject({
      name: 'c-1',
      text: { title: '🎂 cancelled orders' },
    });
  });

  it('holds as many as fit, and counts the others', () => {
    const reason = 'x'.repeat(300);
    const orders = Array.from({ length: 5_000 }, (_, index) => ({ ...order, number: 9_000 - index, reason }));
    const { paragraphs } = document({ orders, total: 12_000 }).text;
    expect(JSON.stringify(paragraphs).length).toBeLessThan(1_020_000);
    expect(paragraphs[0]?.text).toMatch(/^Order 9000 /);
    expect(paragraphs.at(-1)?.text).toBe(`and ${(12_000 - (paragraphs.length - 1)).toLocaleString('en')} older`);
  });

  it('has another version as soon as it says something else', () => {
    expect(document().version).toBe(document().version);
    expect(document().version).not.toBe(document({ zone: 'Asia/Kolkata' }).version);
    expect(document().version).not.toBe(document({ customer: { id: 'c-1', name: 'Ms. Cakelover' } }).version);
  });
});
