import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let manager: ApiClient;
let customer: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  manager = await apiClient(bakery, { as: 'manager' });
  customer = await apiClient(bakery, { as: 'customer' });
});
afterAll(() => bakery?.close());

const fields = ({ body }: { body: { errors: { path: string }[] } }) => body.errors.map(({ path }) => path);

describe('POST /products', () => {
  it('takes something with variations, each with an id and a price of its own', async () => {
    const variations = [{ name: 'Small', price: 290 }, { name: 'Large' }];
    const { status, headers, body } = await manager.post('/products', { name: 'Flat White', variations });
    expect([status, headers.get('location'), headers.get('etag')]).toEqual([201, '/products/flat_white', '"1"']);
    expect(body).toEqual({
      ...{ id: 'flat_white', name: 'Flat White', version: 1 },
      variations: variations.map((each) => ({ ...each, id: expect.any(String) })),
    });
    expect((await customer.get('/products/flat_white')).body).toEqual(body);
  });

  it('takes a cake, grams and pieces as they are written', async () => {
    const written = '{"butter":100.0,"eggs":100}';
    const { text } = await manager.post('/products', `{"name":"Pound Cake","price":510,"ingredients":${written}}`);
    expect(text).toBe(
      `{"id":"pound_cake","name":"Pound Cake","price":510,"ingredients":${written},"recipe_version":1,"variations":[],"version":1}`,
    );
    expect((await customer.get('/cakes/pound_cake')).text).toContain(written);
  });

  it('is done once for each key', async () => {
    const headers = { 'Idempotency-Key': 'mocha-1' };
    const [one, other] = [
      await manager.post('/products', { name: 'Mocha' }, { headers }),
      await manager.post('/products', { name: 'Mocha' }, { headers }),
    ];
    expect([other.status, other.text]).toEqual([201, one.text]);
    const reused = await manager.post('/products', { name: 'Cortado' }, { headers });
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it.each([
    [{ name: 'Latte' }, 409, ['name']],
    [{ name: '!!!' }, 422, ['name']],
    [{ name: 'Cocoa', price: 1.5 }, 422, ['price']],
    [{ name: 'Cocoa', price: -1, colour: 'brown' }, 422, ['price', 'colour']],
    [{ name: 'Cocoa', variations: [{ name: 'S' }, { name: 's' }] }, 422, ['variations.1.name']],
    [{ name: 'Cocoa', variations: [{ name: 'S' }], ingredients: { milk: '100 g' } }, 422, ['ingredients']],
    [{ name: 'Cocoa', ingredients: {} }, 422, ['ingredients']],
    [{ price: 1, ingredients: { milk: 'much', salt: -1 } }, 422, ['name', 'ingredients.milk', 'ingredients.salt']],
  ])('refuses %j, and stores nothing of it', async (body, status, paths) => {
    const refused = await manager.post('/products', body);
    expect([refused.status, fields(refused)]).toEqual([status, paths]);
    expect((await customer.get('/products/cocoa')).status).toBe(404);
  });
});

describe('GET /products', () => {
  it('is the whole menu page by page, the cakes first', async () => {
    const found: { id: string; ingredients?: object }[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await customer.get(`/products?limit=2${next && `&cursor=${next}`}`);
      found.push(...body.items);
      next = body.next;
    }
    const ids = found.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['carrot_cake', 'chocolate_cake', 'latte', 'mint_tea']));
    expect(new Set(ids).size).toBe(ids.length);
    const cakes = found.filter(({ ingredients }) => ingredients).map(({ id }) => id);
    expect(ids.slice(0, cakes.length)).toEqual(cakes);
    expect(cakes).toEqual(cakes.toSorted());
  });
});

describe('PATCH /products/{id}', () => {
  it('changes what it names: a changed recipe is a new version, null takes the price away', async () => {
    await manager.post('/products', { name: 'Plum Cake', price: 400, ingredients: { plums: '80 g' } });
    const renamed = await manager.patch('/products/plum_cake', { name: 'Plum Tart' });
    expect(renamed.body).toMatchObject({ id: 'plum_tart', price: 400, recipe_version: 1, version: 2 });
    expect((await customer.get('/products/plum_cake')).status).toBe(404);
    const { headers, body } = await manager.patch('/products/plum_tart', '{"price":null,"ingredients":{"plums":90.0}}');
    expect(headers.get('etag')).toBe('"3"');
    expect(body).toMatchObject({ recipe_version: 2, version: 3, ingredients: { plums: 90 } });
    expect(body).not.toHaveProperty('price');
    expect((await manager.patch('/products/plum_tart', {})).body).toEqual(body);
  });

  it('changes only what is still as it was seen', async () => {
    await manager.post('/products', { name: 'Espresso' });
    const seen = { headers: { 'If-Match': '"1"' } };
    expect((await manager.patch('/products/espresso', { price: 200 }, seen)).status).toBe(200);
    const late = await manager.patch('/products/espresso', { price: 210 }, seen);
    expect([late.status, late.body.code]).toEqual([412, 'product_changed']);
    expect((await customer.get('/products/espresso')).body.price).toBe(200);
  });

  it('loses none of two changes at once: one is done, or refused', async () => {
    await manager.post('/products', { name: 'Ristretto' });
    const answers = await Promise.all([
      manager.patch('/products/ristretto', { price: 190 }),
      manager.patch('/products/ristretto', { name: 'Ristretto Doppio' }),
    ]);
    const done = answers.filter(({ status }) => status === 200);
    expect(answers.every(({ status }) => [200, 409, 404].includes(status))).toBe(true);
    const { body } = await customer.get(`/products/${done.at(-1)?.body.id}`);
    expect(body.version).toBe(1 + done.length);
  });

  it.each([
    ['latte', { ingredients: { milk: '100 g' } }, 422, 'product_kind_fixed'],
    ['latte', { name: 'Mint Tea' }, 409, 'product_exists'],
    ['latte', { variations: [] }, 422, 'input_invalid'],
    ['nothing', { price: 1 }, 404, 'product_not_found'],
  ])('refuses %s %j', async (id, change, status, code) => {
    const refused = await manager.patch(`/products/${id}`, change);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });
});

describe('DELETE /products/{id}', () => {
  it('takes it off the menu; an order keeps it, and the name may be used again', async () => {
    await manager.post('/products', { name: 'Short Lived', price: 100 });
    const order = await customer.post('/orders', { lines: [{ product: 'short_lived' }] });
    expect((await manager.delete('/products/short_lived')).status).toBe(204);
    for (const path of ['/products/short_lived', '/products/short_lived/variations/x']) {
      const gone = await manager.send(path.includes('variations') ? 'DELETE' : 'GET', path);
      expect([gone.status, gone.body.code]).toEqual([404, 'product_deleted']);
    }
    expect((await manager.patch('/products/short_lived', { price: 1 })).status).toBe(404);
    expect((await customer.get(`/orders/${order.body.id}`)).body.lines[0].name).toBe('Short Lived');
    expect((await manager.post('/products', { name: 'Short Lived' })).status).toBe(201);
  });
});

describe('/products/{id}/variations', () => {
  it('adds one, which can be ordered, and takes it away', async () => {
    const headers = { 'Idempotency-Key': 'huge-1' };
    const add = () => manager.post('/products/latte/variations', { name: 'Huge', price: 520 }, { headers });
    const [added, again] = [await add(), await add()];
    expect([added.status, again.text]).toEqual([201, added.text]);
    const huge = added.body.variations.at(-1);
    expect(huge).toMatchObject({ name: 'Huge', price: 520 });
    expect(added.headers.get('etag')).toBe(`"${added.body.version}"`);
    const line = { product: 'latte', variation: huge.id };
    const order = await customer.post('/orders', { lines: [line] });
    expect(order.body.lines[0]).toMatchObject({ unit_price: 520, variation: { name: 'Huge' } });

    expect((await manager.delete(`/products/latte/variations/${huge.id}`)).status).toBe(204);
    expect((await customer.get('/products/latte')).body.variations).not.toContainEqual(huge);
    const gone = await manager.delete(`/products/latte/variations/${huge.id}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'variation_unknown']);
    expect((await customer.post('/orders', { lines: [line] })).body.code).toBe('variation_invalid');
    expect((await customer.get(`/orders/${order.body.id}`)).body.lines[0].variation.name).toBe('Huge');
  });

  it('keeps all that are added at once', async () => {
    await manager.post('/products', { name: 'Chai' });
    const names = ['Tiny', 'Short', 'Tall', 'Grande'];
    await Promise.all(names.map((name) => manager.post('/products/chai/variations', { name })));
    const { body } = await customer.get('/products/chai');
    expect(body.variations.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted());
    expect(body.version).toBe(5);
  });

  it.each([
    ['latte', { name: 'large' }, 409, 'variation_exists'],
    ['latte', { name: 'Huge', price: -1 }, 422, 'input_invalid'],
    ['chocolate_cake', { name: 'Large' }, 422, 'product_kind_fixed'],
    ['nothing', { name: 'Large' }, 404, 'product_not_found'],
  ])('refuses one for %s: %j', async (id, variation, status, code) => {
    const refused = await manager.post(`/products/${id}/variations`, variation);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('has room for 25', async () => {
    const variations = Array.from({ length: 25 }, (_, index) => ({ name: `Size ${index}` }));
    await manager.post('/products', { name: 'Smoothie', variations });
    const refused = await manager.post('/products/smoothie/variations', { name: 'One More' });
    expect([refused.status, refused.body.code]).toEqual([422, 'too_many_variations']);
  });
});

it('is changed by managers alone', async () => {
  const refused = [
    await customer.post('/products', { name: 'Mine' }),
    await customer.patch('/products/latte', { price: 1 }),
    await customer.delete('/products/latte'),
    await customer.post('/products/latte/variations', { name: 'Mine' }),
    await customer.delete('/products/latte/variations/x'),
  ];
  expect(refused.map(({ body }) => body.code)).toEqual(Array(5).fill('scope_missing'));
});
