import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Product, parseIngredients } from '../../../src/services/catalog/index.ts';
import { ben, cakelover, olivia, person } from '../../support/people.ts';
import { CHOCOLATE_CAKE, openShop, type Shop } from '../../support/shop.ts';

const mia = person('Mia Miller', { staff: true, manager: true });
const recipe = (text: string) => parseIngredients(text, 'ingredients');

describe('changing what is on the menu', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(async () => {
    for (const name of ['products', 'events', 'orders', 'idempotency_keys'])
      await shop.db.collection(name).deleteMany({});
  });
  afterAll(() => shop.close());

  const cake = async () => (await shop.cake()).result;
  const latte = async () => {
    const variations = [
      { name: 'Small', price: 320 },
      { name: 'Large', price: 420 },
    ];
    return (await shop.catalog.createProduct({ name: 'Latte', variations }, olivia)).result;
  };
  const edit = async (shown: Product, changes: Partial<Parameters<Shop['catalog']['edit']>[1]>, by = olivia) =>
    (await shop.catalog.edit(shown, { name: shown.name, price: shown.price, ...changes }, by)).result;
  const changes = async () => (await shop.happened('product')).filter(({ type }) => type === 'product.changed');

  it('makes a changed recipe a new version, and orders keep the one they were placed with', async () => {
    const before = await cake();
    const wanted = [{ product: 'chocolate_cake', persons: 4, quantity: 2 }];
    const { result: order } = await shop.orders.place({ lines: wanted }, cakelover);

    const after = await edit(before, { ingredients: recipe('chocolate 50 g\neggs 2') });
    expect(after).toMatchObject({ version: 2, recipe: { version: 2 }, changed: { by: { name: 'Olivia Baker' } } });
    expect((await shop.orders.get(order.id))?.lines).toMatchObject([
      { recipeVersion: 1, perEater: before.recipe?.ingredients },
    ]);
    const { result: next } = await shop.orders.place({ lines: wanted }, cakelover);
    expect(next.lines).toMatchObject([{ recipeVersion: 2 }]);
    expect(next.ingredients).toEqual([
      { name: 'chocolate', unit: 'g', amount: 400_000 },
      { name: 'eggs', unit: 'pcs', amount: 16_000 },
    ]);
  });

  it('leaves the recipe’s version when only its lines are written in another order, or the price is other', async () => {
    const before = await cake();
    const turned = CHOCOLATE_CAKE.split('\n').toReversed().join('\n');
    expect(await edit(before, { price: 500, ingredients: recipe(turned) })).toMatchObject({
      price: 500,
      recipe: { version: 1 },
    });
  });

  it('takes a price away, and orders keep the one they were placed with', async () => {
    const { result: tea } = await shop.catalog.createProduct({ name: 'Tea', price: 280 }, olivia);
    const { result: order } = await shop.orders.place({ lines: [{ product: 'tea', quantity: 3 }] }, cakelover);
    expect(order.price).toEqual({ total: 840, currency: 'EUR' });
    expect(await edit(tea, { price: undefined })).not.toHaveProperty('price', 280);
    expect((await shop.catalog.find('tea')).price).toBeUndefined();
    const { result: next } = await shop.orders.place({ lines: [{ product: 'tea', quantity: 3 }] }, cakelover);
    expect(next.price).toBeUndefined();
    expect((await shop.orders.get(order.id))?.price).toEqual({ total: 840, currency: 'EUR' });
  });

  it('writes nothing when nothing is different', async () => {
    const before = await cake();
    expect(await edit(before, { ingredients: recipe(CHOCOLATE_CAKE) })).toEqual(before);
    expect(await changes()).toEqual([]);
  });

  it('adds, renames, prices and removes variations; a renamed one stays what it is', async () => {
    const before = await latte();
    const [small, large] = before.variations;
    const after = await edit(before, {
      variations: [{ ...large, name: 'Grande', price: 450 }, { name: 'Medium' }],
    });
    expect(after.variations).toMatchObject([{ id: large?.id, name: 'Grande', price: 450 }, { name: 'Medium' }]);
    expect(after.removedVariations).toEqual([small]);
    const place = (variation: string) =>
      shop.orders.place({ lines: [{ product: 'latte', variation, quantity: 1 }] }, cakelover);
    expect((await place('grande')).result.price?.total).toBe(450);
    await expect(place('Small')).rejects.toMatchObject({
      code: 'variation_invalid',
      message: 'Latte comes as: Grande, Medium.',
    });
    await expect(place(String(small?.id))).rejects.toMatchObject({ code: 'variation_invalid' });

    const again = await edit(after, { variations: [...after.variations, { name: 'Small', price: 300 }] });
    expect(again.variations.at(-1)?.id).not.toBe(small?.id);
  });

  it('follows the name with the slug; whoever chose it before finds it by id', async () => {
    const before = await cake();
    await edit(before, { name: 'Schwarzwälder  Kirsch' });
    expect(await shop.catalog.find('schwarzwalder_kirsch')).toMatchObject({
      id: before.id,
      name: 'Schwarzwälder Kirsch',
    });
    expect(await shop.catalog.find(before.id)).toMatchObject({ slug: 'schwarzwalder_kirsch' });
    await expect(shop.catalog.find('chocolate_cake')).rejects.toMatchObject({ code: 'product_not_found' });
  });

  it('refuses a name that is taken, also when both are renamed to it at once', async () => {
    const [one, two] = [await cake(), (await shop.cake('Carrot Cake')).result];
    await expect(edit(one, { name: 'Carrot CAKE' })).rejects.toMatchObject({
      code: 'product_exists',
      fields: [{ path: 'name' }],
    });
    const outcomes = await Promise.allSettled([one, two].map((each) => edit(each, { name: 'Plum Cake' })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'product_exists' } });
  });

  it('lets the first of two managers win, and tells the second who it was', async () => {
    const shown = await cake();
    const outcomes = await Promise.allSettled([edit(shown, { price: 100 }, olivia), edit(shown, { price: 200 }, mia)]);
    const winner = outcomes[0]?.status === 'fulfilled' ? 'Olivia Baker' : 'Mia Miller';
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { kind: 'conflict', code: 'product_changed', message: `${winner} has changed Chocolate Cake meanwhile.` },
    });
    expect(await changes()).toHaveLength(1);
    expect((await shop.catalog.find('chocolate_cake')).version).toBe(2);
  });

  it('saves once what is sent twice, and answers with the first', async () => {
    const shown = await cake();
    const save = (price: number) =>
      shop.catalog.edit(shown, { name: shown.name, price }, olivia, { key: 'slack:V1', contents: price });
    expect(await save(100)).toMatchObject({ repeated: false, result: { price: 100 } });
    expect(await save(100)).toMatchObject({ repeated: true, sameContents: true, result: { price: 100, version: 2 } });
    expect(await save(300)).toMatchObject({ repeated: true, sameContents: false, result: { price: 100, version: 2 } });
  });

  it('refuses to change what was taken off the menu meanwhile, and lets nobody else change it', async () => {
    const shown = await cake();
    await expect(edit(shown, { price: 1 }, ben)).rejects.toMatchObject({ kind: 'forbidden' });
    await shop.catalog.remove('chocolate_cake', olivia);
    await expect(edit(shown, { price: 1 })).rejects.toMatchObject({ code: 'product_deleted' });
  });

  it.each([
    [{ name: '🍰' }, 'name_invalid', 'name'],
    [{ price: -1 }, 'price_invalid', 'price'],
    [{ price: 1.5 }, 'price_invalid', 'price'],
    [{ price: 10_000_001 }, 'price_invalid', 'price'],
    [{ variations: [{ name: 'Large' }, { name: 'LARGE ' }] }, 'variation_exists', 'variations.1.name'],
    [{ variations: [{ name: 'Large' }, { name: '' }] }, 'name_invalid', 'variations.1.name'],
    [{ variations: [{ name: 'Large', price: -1 }] }, 'price_invalid', 'variations.0.price'],
    [{ variations: [{ id: 'nobody', name: 'Large' }] }, 'variation_unknown', 'variations.0.name'],
    [
      { variations: Array.from({ length: 26 }, (_, index) => ({ name: `Size ${index}` })) },
      'too_many_variations',
      'variations',
    ],
  ])('refuses %j as %s at %s and stores nothing of it', async (wrong, code, path) => {
    const before = await latte();
    await expect(edit(before, wrong)).rejects.toMatchObject({ code, fields: [{ path }] });
    expect(await shop.catalog.find('latte')).toEqual(before);
  });

  it('keeps a cake a cake: it has a recipe and no variations, anything else the other way round', async () => {
    const [aCake, aLatte] = [await cake(), await latte()];
    await expect(edit(aCake, { variations: [{ name: 'Large' }] })).rejects.toMatchObject({
      code: 'product_kind_fixed',
    });
    await expect(edit(aCake, { ingredients: [] })).rejects.toMatchObject({ code: 'recipe_missing' });
    await expect(edit(aLatte, { ingredients: recipe('milk 200 g') })).rejects.toMatchObject({
      code: 'product_kind_fixed',
    });
  });
});
