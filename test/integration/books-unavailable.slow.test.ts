import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { apiClient } from '../support/api-client.ts';
import { type AnotherBakery, openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, ticketsOf } from '../support/sights.ts';
import { openTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

let bakery: RunningBakery;
let behindProxy: AnotherBakery;
let proxy: TcpProxy;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
  const { port } = new URL(bakery.env.MONGODB_URI ?? '');
  proxy = await openTcpProxy(Number(port));
  behindProxy = await bakery.another({ env: { MONGODB_URI: throughProxy(bakery.env.MONGODB_URI ?? '') } });
  await bakery.connect(behindProxy.url);
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterEach(async () => {
  proxy.mend();
  await until('Ovenbird is ready again', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);
});
afterAll(async () => {
  await behindProxy.stop();
  await proxy.close();
  await bakery.close();
});

/** Directly: the driver would find its way around the proxy by the replica set's own addresses. */
function throughProxy(address: string): string {
  const uri = new URL(address);
  uri.port = String(proxy.port);
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  return uri.toString();
}

/** What a cut leaves open, MongoDB drops after a minute; until then it holds what it had written. */
const DROPPED = 90_000;

const HONEST = 'I cannot reach my books just now. Nothing is lost';

it('is alive but not ready while MongoDB is away, and ready when it is back', async () => {
  proxy.cut();
  await until('it is not ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).status === 503);
  expect((await fetch(`${behindProxy.opsUrl}/healthz`)).status).toBe(200);
  proxy.mend();
  await until('it is ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);
});

it('answers a command honestly within Slack’s patience, and takes the order when it is typed again', async () => {
  proxy.cut();
  const before = (await customer.sees.ephemerals()).length;
  const ack = await customer.command('/order', '1 chocolate_cake for 2');
  expect(ack).toMatchObject({ status: 200 });
  await until('the honest answer', async () =>
    (await customer.sees.ephemerals()).slice(before).some((message) => textOf(message).includes(HONEST)),
  );
  proxy.mend();
  await until('it is ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  await cardShows(baker, order, 'waiting');
});

it('leaves a form there, filled, that cannot be stored; sent again it orders once', async () => {
  await customer.shortcut('place_order');
  const form = await until('the form', customer.sees.view);
  const filled = await customer.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 4 });
  proxy.cut();
  const { ack } = await customer.submit(filled);
  expect(ack).toMatchObject({ status: 200 });
  await until('the honest answer', async () => textOf(await customer.sees.view()).includes(HONEST));
  await customer.close();
  proxy.mend();
  await until('it is ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);

  const still = await until('the form', customer.sees.view);
  expect(still.id).toBe(form.id);
  const { view } = await customer.submit(still);
  expect(textOf(view)).toContain('is placed');
  await customer.close({ all: true });
});

it('tells a program so, whose request, sent again with its Idempotency-Key, is done once', async () => {
  const client = await apiClient(behindProxy, { as: 'customer' });
  const order = { recipe: 'chocolate_cake', persons: 2 };
  const headers = { 'Idempotency-Key': 'while-the-books-are-away' };
  proxy.cut();
  const refused = await client.post('/orders', order, { headers });
  expect([refused.status, refused.body.code]).toEqual([503, 'books_unavailable']);
  expect((await client.get('/cakes')).status).toBe(503);
  expect((await client.get('/heartbeat')).status).toBe(200);
  proxy.mend();
  await until('it is ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);
  const taken = await client.post('/orders', order, { headers });
  const again = await client.post('/orders', order, { headers });
  expect([taken.status, again.text]).toEqual([201, taken.text]);
});

it('catches up with what it could not do while MongoDB was away', async () => {
  await bakery.fault('jira', { kind: 'error', status: 503 });
  const order = await placeOrder(customer, '1 chocolate_cake for 3');
  proxy.cut();
  await bakery.clearFaults();
  await until('it is not ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).status === 503);
  proxy.mend();
  await bakery.quiet(DROPPED);
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
  expect(await ask(customer, '/order', `show ${order}`)).toContain('waiting');
}, 150_000);

it('asks Jira to send a webhook again that it could not store', async () => {
  const order = await placeOrder(customer, '1 chocolate_cake for 2');
  const [ticket] = await until(
    'the ticket',
    async () => {
      const tickets = await ticketsOf(bakery, order);
      return tickets.length > 0 && tickets;
    },
    DROPPED,
  );
  const key = ticket?.key ?? '';
  await bakery.quiet(DROPPED);
  proxy.cut();
  await bakery.jira.close(key, { labels: ['missing-ingredients'] });
  const refused = await until('Jira’s webhook was answered', async () =>
    (await bakery.jira.webhooks()).find((webhook) => webhook.key === key && webhook.answers.includes(503)),
  );
  expect(refused.answers).toEqual([503]);
  proxy.mend();
  await until('it is ready', async () => (await fetch(`${behindProxy.opsUrl}/readyz`)).ok);
  expect(await bakery.jira.resend({ key })).toEqual([200]);
  await bakery.quiet(DROPPED);
  await cardShows(baker, order, 'cancelled');
}, 150_000);
