import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import { apiClient } from '../support/api-client.ts';
import { type AnotherBakery, openBakery, type RunningBakery } from '../support/bakery.ts';

let bakery: RunningBakery;
let leaving: AnotherBakery;
beforeAll(async () => {
  bakery = await openBakery();
  leaving = await bakery.another();
});
afterAll(() => bakery.close());

it('goes on serving for a moment while it says that it leaves, and sends those away who keep a connection', async () => {
  const customer = await apiClient(leaving, { as: 'customer' });
  expect((await customer.get('/heartbeat')).headers.get('connection')).toBe('keep-alive');
  const stopped = leaving.app.stop(2_000);
  await until('it says so', async () => (await fetch(`${leaving.opsUrl}/readyz`)).status === 503);

  const taken = await customer.post('/orders', { recipe: 'chocolate_cake', persons: 2 });
  expect([taken.status, taken.headers.get('connection')]).toEqual([201, 'close']);
  await stopped;
  await expect(customer.get('/heartbeat')).rejects.toThrow('fetch failed');
});
