import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ben, olivia } from '../../support/people.ts';
import { CHOCOLATE_CAKE, openShop, type Shop } from '../../support/shop.ts';

describe('the menu', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(async () => {
    await shop.db.collection('products').deleteMany({});
    await shop.db.collection('events').deleteMany({});
  });
  afterAll(() => shop.close());

  it('takes a cake, tells of it, and finds it by slug or name', async () => {
    const { result } = await shop.cake();
    expect(result).toMatchObject({
      slug: 'chocolate_cake',
      name: 'Chocolate Cake',
      recipe: { version: 1 },
      version: 1,
    });
    expect(await shop.catalog.find('Chocolate Cake')).toEqual(result);
    expect(await shop.happened('product')).toMatchObject([
      { type: 'product.created', subject: { kind: 'product', id: result.id } },
    ]);
  });

  it('refuses a cake that is there already, also when two come at once', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => shop.cake()));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ kind: 'conflict', code: 'product_exists' });
    }
    expect((await shop.catalog.menu(0, 10)).products).toHaveLength(1);
  });

  it.each([
    ['', 'name_invalid'],
    ['🍰🍰', 'name_invalid'],
    ['x'.repeat(121), 'name_invalid'],
  ])('refuses the name %j and stores nothing', async (name, code) => {
    await expect(shop.cake(name)).rejects.toMatchObject({ code, fields: [{ path: 'name' }] });
    expect(await shop.db.collection('products').countDocuments()).toBe(0);
  });

  it('refuses a cake without a recipe', async () => {
    await expect(shop.cake('Air', '')).rejects.toMatchObject({
      code: 'recipe_missing',
      fields: [{ path: 'ingredients' }],
    });
  });

  it('takes a deleted cake off the menu, says so to whoever asks, and lets it be created again', async () => {
    await shop.cake();
    await shop.catalog.remove('chocolate_cake', olivia);
    expect((await shop.catalog.menu(0, 10)).products).toEqual([]);
    await expect(shop.catalog.find('chocolate_cake')).rejects.toMatchObject({ code: 'product_deleted' });
    await expect(shop.catalog.find('never_was')).rejects.toMatchObject({ code: 'product_not_found' });

    const { result } = await shop.cake();
    expect((await shop.catalog.find('chocolate_cake')).id).toBe(result.id);
  });

  it('deletes once when two do it at the same moment', async () => {
    await shop.cake();
    const outcomes = await Promise.allSettled([1, 2].map(() => shop.catalog.remove('chocolate_cake', olivia)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const deleted = (await shop.happened('product')).filter(({ type }) => type === 'product.deleted');
    expect(deleted).toHaveLength(1);
  });

  it('is the managers’ to change', async () => {
    const denied = shop.catalog.createCake(
      { name: 'Mine', ingredients: [{ name: 'flour', unit: 'g', amount: 1 }] },
      ben,
    );
    await expect(denied).rejects.toMatchObject({ kind: 'forbidden' });
    await shop.cake();
    await expect(shop.catalog.remove('chocolate_cake', ben)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('has products with sizes, and is searched by what people type', async () => {
    await shop.cake();
    await shop.catalog.createProduct({ name: 'Latte', variations: [{ name: 'Small', price: 320 }] }, olivia);
    await shop.cake('Hot (Chocolate)', CHOCOLATE_CAKE);
    const names = async (text: string) => (await shop.catalog.search(text, 10)).map(({ name }) => name);
    expect(await names('choc')).toEqual(['Chocolate Cake', 'Hot (Chocolate)']);
    expect(await names('(')).toEqual(['Hot (Chocolate)']);
    expect(await names('.*')).toEqual([]);
    expect(await names('')).toHaveLength(3);
  });
});
