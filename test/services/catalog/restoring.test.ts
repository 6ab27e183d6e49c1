import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ben, olivia } from '../../support/people.ts';
import { openShop, type Shop } from '../../support/shop.ts';

describe('putting a product back on the menu', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(async () => {
    for (const name of ['products', 'events', 'idempotency_keys']) await shop.db.collection(name).deleteMany({});
  });
  afterAll(() => shop.close());

  const cake = async () => (await shop.cake()).result;
  const remove = () => shop.catalog.remove('chocolate_cake', olivia);
  const restore = (which = 'chocolate_cake', by = olivia) => shop.catalog.restore(which, by);

  it('is possible by slug and by id, and tells of it', async () => {
    const { id, recipe } = await cake();
    await remove();
    expect(await restore()).toMatchObject({ id, recipe, deleted: false, version: 3 });
    expect(await shop.catalog.find('chocolate_cake')).toMatchObject({ id });
    await remove();
    expect(await restore(id)).toMatchObject({ id, version: 5 });
    expect((await shop.happened('product')).filter(({ type }) => type === 'product.restored')).toHaveLength(2);
  });

  it('brings back the one deleted last', async () => {
    const first = await cake();
    await remove();
    shop.time.now = new Date(shop.time.now.getTime() + 1_000);
    const second = await cake();
    shop.time.now = new Date(shop.time.now.getTime() + 1_000);
    await remove();
    expect(await restore()).toMatchObject({ id: second.id });
    await remove();
    await restore(first.id);
    shop.time.now = new Date(shop.time.now.getTime() + 1_000);
    await remove();
    expect(await restore()).toMatchObject({ id: first.id });
  });

  it('onto a taken slug is a conflict', async () => {
    const { id } = await cake();
    await remove();
    await cake();
    await expect(restore(id)).rejects.toMatchObject({ kind: 'conflict', code: 'product_exists' });
    await expect(restore()).rejects.toMatchObject({ code: 'product_exists' });
    expect((await shop.catalog.menu(0, 10)).total).toBe(1);
  });

  it('happens once when two do it at the same moment, or create it anew meanwhile', async () => {
    await cake();
    await remove();
    const outcomes = await Promise.allSettled([restore(), restore(), cake()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'product_exists' });
    }
    expect((await shop.catalog.menu(0, 10)).total).toBe(1);
  });

  it('is the managers’ to do, of something that was there', async () => {
    await cake();
    await remove();
    await expect(restore('chocolate_cake', ben)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(restore('never_was')).rejects.toMatchObject({ code: 'product_not_found' });
  });

  it('answers a request that comes twice with the first result', async () => {
    await cake();
    const key = { key: 'slack:T1' };
    const removed = await shop.catalog.remove('chocolate_cake', olivia, key);
    expect(await shop.catalog.remove('chocolate_cake', olivia, key)).toEqual(removed);
    const restored = await shop.catalog.restore('chocolate_cake', olivia, { key: 'slack:T2' });
    expect(await shop.catalog.restore('chocolate_cake', olivia, { key: 'slack:T2' })).toEqual(restored);
  });
});

describe('a menu of hundreds', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    for (let index = 0; index < 200; index += 1) {
      const name = `Tea ${String(index).padStart(3, '0')}`;
      await shop.catalog.createProduct({ name, price: index }, olivia);
    }
    await shop.cake('Zuger Kirschtorte');
  });
  afterAll(() => shop.close());

  it('comes in pages, the cakes first; a page past the last is the last', async () => {
    const first = await shop.catalog.menu(0, 20);
    expect(first).toMatchObject({ page: 0, pages: 11, total: 201 });
    expect(first.products.map(({ name }) => name).slice(0, 3)).toEqual(['Zuger Kirschtorte', 'Tea 000', 'Tea 001']);
    expect(await shop.catalog.menu(99, 20)).toMatchObject({ page: 10, products: [{ name: 'Tea 199' }] });
    expect(await shop.catalog.menu(-5, 20)).toEqual(first);
    const ids = new Set<string>();
    for (let page = 0; page < 11; page += 1)
      for (const { id } of (await shop.catalog.menu(page, 20)).products) ids.add(id);
    expect(ids.size).toBe(201);
  });

  it('is searched by one query on an index, and gives no more than asked for', async () => {
    await shop.db.command({ profile: 2 });
    expect(await shop.catalog.search('tea', 100)).toHaveLength(100);
    expect(await shop.catalog.search('KIRSCH', 100)).toMatchObject([{ name: 'Zuger Kirschtorte' }]);
    await shop.db.command({ profile: 0 });
    const queries = await shop.db.collection('system.profile').find({ 'command.find': 'products' }).toArray();
    expect(queries).toHaveLength(2);
    for (const { planSummary } of queries) expect(planSummary).toMatch(/^IXSCAN/);
  });
});
