import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let staff: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  staff = await apiClient(bakery, { as: 'staff' });
});
afterAll(() => bakery?.close());

const move = (id: string, movement: unknown, headers: Record<string, string> = {}) =>
  staff.post(`/ingredients/${id}/movements`, movement, { headers });

async function all(limit: number) {
  const items: { id: string }[] = [];
  let next: string | null = '';
  while (next !== null) {
    const { body } = await staff.get(`/ingredients?limit=${limit}${next && `&cursor=${next}`}`);
    items.push(...body.items);
    next = body.next;
  }
  return items;
}

describe('GET /ingredients', () => {
  it('lists every ingredient once, by id, with what was just counted', async () => {
    await Promise.all(
      ['zest:g', 'apples:pcs', 'kale:g'].map((id) => move(id, { kind: 'count', amount: `7 ${id.split(':')[1]}` })),
    );
    const ids = (await all(2)).map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['almonds:g', 'birthday candles:pcs', 'carrots:g', 'apples:pcs', 'kale:g', 'zest:g']),
    );
    expect(ids).toEqual([...new Set(ids)].toSorted());
    expect(await all(100)).toEqual(await all(1));
  });

  it('writes grams with a decimal point and pieces without', async () => {
    const { text } = await staff.get('/ingredients');
    expect(text).toContain(
      '{"id":"almonds:g","name":"almonds","unit":"g","on_hand":1200.0,"reserved":0.0,"incoming":0.0,"counted":true,"low_mark":300.0,"low":false}',
    );
    expect(text).toContain('"on_hand":40,"reserved":0,"incoming":0,"counted":true,"low_mark":12,"low":false}');
  });

  it('reads what is not in the rows yet by an index', async () => {
    const unfolded = { folded: false, ingredient: { $gt: 'a', $lte: 'm' } };
    const plan = await bakery.database.db.collection('stock_movements').find(unfolded).explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).not.toContain('COLLSCAN');
  });

  it.each(['limit=0', 'cursor=nonsense', 'low=true'])('refuses ?%s', async (query) => {
    expect((await staff.get(`/ingredients?${query}`)).status).toBe(422);
  });
});

describe('POST /ingredients/{id}/movements', () => {
  it('counts, which makes an ingredient known', async () => {
    const first = await move('rye%20flour:g', '{"kind":"count","amount":2500.0}');
    expect([first.status, first.body]).toMatchObject([201, { ingredient: { id: 'rye flour:g', name: 'rye flour' } }]);
    expect(first.body).not.toHaveProperty('on_hand_before');
    const second = await move('Rye%20Flour:g', { kind: 'count', amount: '2 g', reason: 'The mice.' });
    expect(second.text).toContain('"on_hand":2.0,');
    expect(second.text).toContain('"on_hand_before":2500.0');
  });

  it('writes off what is gone, and sets the low mark; zero takes it away', async () => {
    await move('salt:g', { kind: 'count', amount: '100 g' });
    const wasted = await move('salt:g', { kind: 'waste', amount: '60.5 g', reason: 'It fell.' });
    expect(wasted.text).toContain('"on_hand":39.5');
    const marked = await move('salt:g', { kind: 'mark', amount: '40 g' });
    expect(marked.body.ingredient).toMatchObject({ low_mark: 40, low: true });
    const unmarked = await move('salt:g', '{"kind":"mark","amount":0.0}');
    expect(unmarked.body.ingredient).not.toHaveProperty('low_mark');
    const reasons = await bakery.database.db.collection('stock_movements').find({ ingredient: 'salt:g' }).toArray();
    expect(reasons.map(({ kind, reason }) => [kind, reason])).toContainEqual(['waste', 'It fell.']);
  });

  it('is done once for each key', async () => {
    await move('yeast:pcs', { kind: 'count', amount: 10 });
    const headers = { 'Idempotency-Key': 'yeast-1' };
    const [one, other] = [
      await move('yeast:pcs', { kind: 'waste', amount: 3 }, headers),
      await move('yeast:pcs', { kind: 'waste', amount: 3 }, headers),
    ];
    expect(other.text).toBe(one.text);
    expect(one.body.ingredient.on_hand).toBe(7);
    expect((await move('yeast:pcs', { kind: 'waste', amount: 4 }, headers)).body.code).toBe('idempotency_key_reused');
  });

  it.each([
    ['unheard of:g', { kind: 'waste', amount: '1 g' }, 404, 'ingredient_not_found'],
    ['unheard of:g', { kind: 'mark', amount: '1 g' }, 404, 'ingredient_not_found'],
    ['almonds', { kind: 'count', amount: '1 g' }, 404, 'path_not_found'],
    ['123:g', { kind: 'count', amount: '1 g' }, 404, 'path_not_found'],
    ['almonds:g', { kind: 'count', amount: 5 }, 422, 'amount_invalid'],
    ['almonds:g', { kind: 'waste', amount: '0 g' }, 422, 'amount_invalid'],
    ['almonds:g', { kind: 'count', amount: -1 }, 422, 'input_invalid'],
    ['almonds:g', { kind: 'count', amount: '10000001 g' }, 422, 'input_invalid'],
    ['almonds:g', { kind: 'count' }, 422, 'input_invalid'],
    ['almonds:g', { kind: 'steal', amount: '1 g' }, 422, 'input_invalid'],
    ['almonds:g', { kind: 'count', amount: '1 g', unit: 'g' }, 422, 'input_invalid'],
    ['almonds:g', { kind: 'waste', amount: '1 g', reason: 'x'.repeat(301) }, 422, 'input_invalid'],
  ])('refuses for %s: %j', async (id, movement, status, code) => {
    const refused = await move(encodeURIComponent(id), movement);
    expect([refused.status, refused.body.code]).toEqual([status, code]);
  });

  it('is for the staff', async () => {
    const customer = await apiClient(bakery, { as: 'customer' });
    expect((await customer.get('/ingredients')).status).toBe(403);
    const refused = await customer.post('/ingredients/almonds:g/movements', { kind: 'count', amount: '1 g' });
    expect(refused.status).toBe(403);
  });
});
