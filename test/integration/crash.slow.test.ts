import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { endOrphans } from '../support/orphans.ts';
import { answers, placeOrder } from '../support/person.ts';
import { type OvenbirdProcess, startProcess } from '../support/process.ts';
import { cardsOf, messagesAbout, ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let ovenbird: OvenbirdProcess;

beforeAll(async () => {
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterEach(async () => {
  await bakery.clearFaults();
  await kill();
});
afterAll(() => bakery.close());

const HASTY = fileURLToPath(new URL('../support/hasty-process.ts', import.meta.url));
const CREATE_ISSUE = 'POST /rest/api/3/issue';

async function start(entry?: string): Promise<void> {
  ovenbird = await startProcess(bakery.env, entry);
  await bakery.connect(ovenbird.url);
}

async function kill(): Promise<void> {
  await ovenbird.kill();
  await endOrphans(bakery.database.client);
}

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

async function expectOneOf(order: number): Promise<void> {
  await ticketOf(bakery, order);
  await bakery.quiet();
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
  expect(await cardsOf(baker, order)).toHaveLength(1);
  expect(await messagesAbout(customer, order)).toHaveLength(1);
}

it('opens one ticket after kill -9 between the commit and the ticket', async () => {
  await start();
  await bakery.fault('jira', { kind: 'error', status: 503 });
  const order = await placeOrder(customer, '2 chocolate_cake for 4');
  await until('all is done but the ticket', async () => {
    const open = await deliveries()
      .find({ state: { $in: ['waiting', 'running'] } })
      .toArray();
    return open.every(
      ({ reaction, failures, state }) => reaction === 'write-ticket' && failures && state === 'waiting',
    );
  });
  await kill();
  expect(await ticketsOf(bakery, order)).toEqual([]);

  await bakery.clearFaults();
  await start();
  await expectOneOf(order);
});

it('opens one ticket, posts one card and one message after kill -9 while Jira and Slack were at it', async () => {
  await start(HASTY);
  await bakery.fault('jira', { kind: 'slow', delayMs: 500, times: 1, match: CREATE_ISSUE });
  await bakery.fault('slack', { kind: 'slow', delayMs: 500, times: 2, match: 'chat.postMessage' });
  const order = await placeOrder(customer, '1 chocolate_cake for 4');
  await until('Jira and Slack are at it', async () => (await bakery.faults()).length === 0);
  await kill();

  await start(HASTY);
  await expectOneOf(order);
});

it('opens one ticket after kill -9 at the moment when Jira never heard of it', async () => {
  await start(HASTY);
  const order = await placeOrder(customer, '1 carrot_cake for 4');
  const running = { reaction: 'write-ticket', state: 'running' as const };
  const { target } = await until('the ticket’s turn', () => deliveries().findOne(running));
  await kill();

  await start(HASTY);
  await expectOneOf(order);
  expect(target).toMatch(/^ticket:/);
});

it('finishes what is under way at SIGTERM, the answer it owes as well, takes no more, and exits with 0', async () => {
  await start();
  await bakery.fault('jira', { kind: 'slow', delayMs: 700, times: 1, match: CREATE_ISSUE });
  const order = await placeOrder(customer, '1 carrot_cake for 2');
  await until('Jira is opening the ticket', async () => (await bakery.faults()).length === 0);
  await bakery.fault('slack', { kind: 'slow', delayMs: 700, times: 1, match: '/response/' });
  const next = await answers(customer);
  await customer.command('/order', 'list');
  const ended = ovenbird.terminate();
  await until('it is not ready any more', async () => {
    const ready = await fetch(`${ovenbird.opsUrl}/readyz`).catch(() => undefined);
    return ready?.status === 503;
  });

  expect(await ended).toBe(0);
  expect(await next('the answer that was owed')).toContain(`*${order}*`);
  expect(await ticketsOf(bakery, order)).toHaveLength(1);
  const request = await bakery.database.db.collection('purchase_requests').findOne({ title: `Order #${order}` });
  expect(request).toHaveProperty('ticket.key');
  expect(await deliveries().countDocuments({ state: 'running' })).toBe(0);
  expect(await customer.command('/order', 'list')).toMatchObject({ error: 'dispatch_failed' });
});
