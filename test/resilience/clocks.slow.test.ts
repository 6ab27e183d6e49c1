import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type OvenbirdProcess, startProcess } from '../support/process.ts';
import { ahead } from './support/ahead.ts';

let bakery: RunningBakery;
let behind: OvenbirdProcess;
let here: ApiClient;

beforeAll(async () => {
  bakery = await openBakery();
  behind = await startProcess({ ...bakery.env, ROLE: 'web', ...ahead(-60_000) });
  here = await apiClient(bakery, { as: 'manager' });
}, 120_000);
afterAll(async () => {
  await behind?.kill();
  await bakery?.close();
});

/** Somebody at the process whose clock is a minute behind. */
async function there(path: string, method: string, body: object): Promise<number> {
  const headers = { Authorization: `Bearer ${here.token}`, 'Content-Type': 'application/json' };
  return (await fetch(`${behind.url}${path}`, { method, headers, body: JSON.stringify(body) })).status;
}

async function butter(): Promise<unknown> {
  await bakery.quiet();
  const { body } = await here.get('/ingredients?limit=100');
  return body.items.find(({ name }: { name: string }) => name === 'butter')?.on_hand;
}

it('takes from the stock what is baked after a count, at whichever process people say so', async () => {
  const { body: order } = await here.post('/orders', { recipe: 'chocolate_cake', persons: 4, quantity: 2 });
  await bakery.quiet();
  await here.post('/ingredients/butter:g/movements', { kind: 'count', amount: '1000 g' });
  expect(await there(`/orders/${order.id}`, 'PATCH', { status: 'preparation' })).toBe(200);
  expect(await butter()).toBe(868);
});
