import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';

let bakery: RunningBakery;
let meter: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  meter = await apiClient(bakery, { as: 'customer', scopes: ['auction:submit', 'auction:read'] });
});
afterAll(() => bakery?.close());

const record = (id: string, more: object = {}) => ({
  record_id: id,
  parameter_1: 'baking',
  parameter_2: 12.5,
  ...more,
});
const stored = (id: string) => meter.get(`/auction/orders/${encodeURIComponent(id)}`);

describe('POST /auction/orders', () => {
  it('takes records in, and shows what became of one', async () => {
    const { status, body } = await meter.post('/auction/orders', [record('oven 1/a'), record('oven 2')]);
    expect([status, body]).toEqual([202, { added: 2, repeated: 0 }]);
    const { body: shown } = await stored('oven 1/a');
    expect(shown).toEqual({
      ...record('oven 1/a'),
      ...{ state: 'waiting', received_at: expect.any(String), expires_at: expect.any(String) },
    });
    expect(Date.parse(shown.expires_at) - Date.parse(shown.received_at)).toBe(24 * 60 * 60 * 1_000);
  });

  it('finds no fault in the same record again, and one in another under its id', async () => {
    await meter.post('/auction/orders', [record('twice')]);
    const again = await meter.post('/auction/orders', [record('new one'), record('twice')]);
    expect(again.body).toEqual({ added: 1, repeated: 1 });
    const other = await meter.post('/auction/orders', [record('another'), record('twice', { parameter_2: 13 })]);
    expect([other.status, other.body.code]).toEqual([409, 'auction_record_conflict']);
    expect(other.body.errors).toMatchObject([{ path: '1.record_id' }]);
    expect((await stored('another')).status).toBe(404);
  });

  it('names the index of a bad record, and stores nothing of the batch', async () => {
    const bad = [record('good'), record('bad', { parameter_2: '12.5' }), record('', { parameter_3: 1 })];
    const { status, body } = await meter.post('/auction/orders', bad);
    expect(status).toBe(422);
    const paths = body.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(['1.parameter_2', '2.record_id', '2.parameter_3']);
    expect((await stored('good')).body.code).toBe('auction_record_not_found');
  });

  it.each([[[]], [{ records: [] }], [Array.from({ length: 1_001 }, (_, index) => record(`${index}`))], ['"x"']])(
    'refuses what is no batch: %#',
    async (batch) => {
      expect((await meter.post('/auction/orders', batch)).status).toBe(422);
    },
  );

  it('takes a thousand, once for each key', async () => {
    const batch = Array.from({ length: 1_000 }, (_, index) => record(`of a thousand ${index}`));
    const headers = { 'Idempotency-Key': 'batch-1' };
    for (const _ of [1, 2]) {
      const { body } = await meter.post('/auction/orders', batch, { headers });
      expect(body).toEqual({ added: 1_000, repeated: 0 });
    }
  });
});

describe('who may', () => {
  it('is a program with the scope, which is nobody anywhere else', async () => {
    for (const path of ['/employees', '/ingredients', '/purchase-requests', '/orders', '/products']) {
      expect((await meter.get(path)).body.code).toBe('scope_missing');
    }
  });

  it('is nobody without it, managers too', async () => {
    const manager = await apiClient(bakery, { as: 'manager' });
    const reader = await apiClient(bakery, { as: 'customer', scopes: ['auction:read'] });
    const refused = [
      await manager.post('/auction/orders', [record('x')]),
      await manager.get('/auction/orders/x'),
      await reader.post('/auction/orders', [record('x')]),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(Array(3).fill('scope_missing'));
    expect((await reader.get('/auction/orders/x')).status).toBe(404);
  });
});
