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
afterAll(() => bakery.close());

const reference = '{"chocolate":33.5,"butter":16.5,"flour":8.5,"sugar":16.5,"eggs":1}';

describe('/cakes', () => {
  it('shows a cake as it was put on the menu, grams with a decimal point and pieces without', async () => {
    const written = '{"chocolate":33.5,"butter":100.0,"eggs":100}';
    const created = await manager.post('/cakes', `{"name":"Round Trip","ingredients":${written}}`);
    expect([created.status, created.headers.get('location')]).toEqual([201, '/cakes/round_trip']);
    expect(created.text).toBe(`{"id":"round_trip","name":"Round Trip","ingredients":${written}}`);
    expect((await customer.get('/cakes/round_trip')).text).toBe(created.text);
  });

  it('knows the reference case', async () => {
    const { text } = await customer.get('/cakes/chocolate_cake');
    expect(text).toBe(`{"id":"chocolate_cake","name":"Chocolate Cake","ingredients":${reference}}`);
  });

  it('takes amounts as text, and of one ingredient both grams and pieces', async () => {
    const ingredients = { butter: ['100 g', 2], flour: '8.5g', eggs: '3 pcs' };
    const { text } = await manager.post('/cakes', { name: 'In Words', ingredients });
    expect(text).toContain('{"butter":[100.0,2],"flour":8.5,"eggs":3}');
  });

  it('names every field that is wrong', async () => {
    const { status, body } = await manager.post(
      '/cakes',
      '{"ingredients": {"butter": -1, "eggs": 1.5e3, "salt": 0.0001, "milk": "much", "Flour": 1.0, "flour": 2.5}, "price": 1}',
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'input_invalid', title: 'Unprocessable Entity', type: 'about:blank' });
    const paths = body.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'name',
        'ingredients.butter',
        'ingredients.salt',
        'ingredients.milk',
        'ingredients.flour',
        'price',
      ]),
    );
  });

  it('lists page by page', async () => {
    const names: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await customer.get(`/cakes?limit=1${next && `&cursor=${next}`}`);
      expect(body.items).toHaveLength(1);
      names.push(body.items[0].id);
      next = body.next;
    }
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['carrot_cake', 'chocolate_cake']));
    expect(names).not.toContain('latte');
  });

  it.each([['limit=0'], ['limit=101'], ['limit=x'], ['cursor=nonsense'], ['page=1']])('refuses ?%s', async (query) => {
    const { status, body } = await customer.get(`/cakes?${query}`);
    expect([status, body.errors[0].path]).toEqual([422, query.split('=')[0]]);
  });

  it('is off the menu when it is deleted, and may come again', async () => {
    const cake = { name: 'Short Lived', ingredients: { eggs: 1 } };
    await manager.post('/cakes', cake);
    expect((await manager.delete('/cakes/short_lived')).status).toBe(204);
    const gone = await customer.get('/cakes/short_lived');
    expect([gone.status, gone.body.code]).toEqual([404, 'product_deleted']);
    expect((await manager.delete('/cakes/short_lived')).status).toBe(404);
    expect((await manager.post('/cakes', cake)).status).toBe(201);
    expect((await manager.post('/cakes', cake)).body.code).toBe('product_exists');
  });

  it('is 404 for what is no cake', async () => {
    expect((await customer.get('/cakes/latte')).status).toBe(404);
    expect((await manager.delete('/cakes/latte')).status).toBe(404);
  });

  it('is changed by managers alone', async () => {
    const refused = await customer.post('/cakes', { name: 'Mine', ingredients: { eggs: 1 } });
    expect([refused.status, refused.body.code]).toEqual([403, 'scope_missing']);
    expect(refused.headers.get('www-authenticate')).toContain('scope="catalog:write"');
    expect((await customer.delete('/cakes/chocolate_cake')).status).toBe(403);
  });
});
