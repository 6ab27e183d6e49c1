import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatIngredient, parseIngredients } from '../../../src/services/catalog/index.ts';
import type { WantedLine } from '../../../src/services/orders/index.ts';
import { cakelover, olivia } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

describe('what an order needs', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    await shop.cake();
    await shop.cake('Heavy Cake', 'lead 10000 g');
    await shop.catalog.createProduct({ name: 'Tea', price: 250 }, olivia);
    const sizes = [
      { name: 'Small', price: 320 },
      { name: 'Large', price: 420 },
    ];
    await shop.catalog.createProduct({ name: 'Latte', variations: sizes }, olivia);
  });
  afterAll(() => shop.close());

  const needs = async (lines: WantedLine[], extras = '') => {
    const { ingredients } = await shop.orders.estimate(lines, parseIngredients(extras, 'extras'));
    return ingredients.map(formatIngredient);
  };

  it('is exactly the specification’s case', async () => {
    expect(await needs([{ product: 'chocolate_cake', persons: 4, quantity: 2 }], 'peanuts 10')).toEqual([
      'chocolate 268 g',
      'butter 132 g',
      'flour 68 g',
      'sugar 132 g',
      'eggs 8 pcs',
      'peanuts 10 pcs',
    ]);
  });

  it('adds an extra to what the recipe has of it, unmultiplied', async () => {
    expect(await needs([{ product: 'chocolate_cake', persons: 1, quantity: 1 }], 'butter 0.5 g')).toContain(
      'butter 17 g',
    );
  });

  it('costs what the lines cost', async () => {
    const { total, ingredients } = await shop.orders.estimate(
      [
        { product: 'tea', quantity: 2 },
        { product: 'Latte', quantity: 3, variation: 'large' },
      ],
      [],
    );
    expect(total).toBe(2 * 250 + 3 * 420);
    expect(ingredients).toEqual([]);
  });

  it.each<[string, WantedLine[], string, string]>([
    ['no line', [], 'lines_missing', 'lines'],
    ['zero persons', [{ product: 'chocolate_cake', persons: 0, quantity: 1 }], 'persons_invalid', 'lines.0.persons'],
    [
      '10,001 persons',
      [{ product: 'chocolate_cake', persons: 10_001, quantity: 1 }],
      'persons_invalid',
      'lines.0.persons',
    ],
    ['no persons', [{ product: 'chocolate_cake', quantity: 1 }], 'persons_invalid', 'lines.0.persons'],
    ['half a cake', [{ product: 'chocolate_cake', persons: 1, quantity: 0.5 }], 'quantity_invalid', 'lines.0.quantity'],
    [
      '1,001 cakes',
      [{ product: 'chocolate_cake', persons: 1, quantity: 1_001 }],
      'quantity_invalid',
      'lines.0.quantity',
    ],
    [
      'an unknown cake',
      [
        { product: 'tea', quantity: 1 },
        { product: 'moon', quantity: 1 },
      ],
      'product_not_found',
      'lines.1.product',
    ],
    ['a latte of no size', [{ product: 'latte', quantity: 1 }], 'variation_invalid', 'lines.0.variation'],
    [
      'a tea with a size',
      [{ product: 'tea', quantity: 1, variation: 'small' }],
      'variation_invalid',
      'lines.0.variation',
    ],
    ['51 lines', Array.from({ length: 51 }, () => ({ product: 'tea', quantity: 1 })), 'too_many_lines', 'lines'],
    ['more than 10 t of something', [{ product: 'heavy_cake', persons: 1_001, quantity: 1 }], 'order_too_big', 'lines'],
  ])('refuses %s, naming the field, and stores nothing', async (_, lines, code, path) => {
    const refused = expect.objectContaining({ code, fields: [expect.objectContaining({ path })] });
    await expect(shop.orders.place({ lines }, cakelover)).rejects.toEqual(refused);
    expect(await shop.db.collection('orders').countDocuments()).toBe(0);
  });
});
