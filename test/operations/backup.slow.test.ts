import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import { atRest } from '../chaos/checks/at-rest.ts';
import { findingsOf } from '../chaos/checks/findings.ts';
import { stockAgrees } from '../chaos/checks/stock.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, messagesAbout, ticketsOf } from '../support/sights.ts';
import { copyOf, restore } from './copy.ts';

const DELICIOUS = 'Ms. Delicious';

let bakery: RunningBakery;
let customer: Actor;
let manager: Actor;
let staff: ApiClient;

const db = () => bakery.database.db;
const deliveries = () => db().collection<Delivery>('deliveries');

beforeAll(async () => {
  bakery = await openBakery();
  await bakery.drive.configure({ searchDelayMs: 0 });
  await bakery.quiet();
  [customer, manager] = [await bakery.person('Mr. Cakelover'), await bakery.person('Olivia Baker')];
  staff = await apiClient(bakery, { as: { slackUser: manager.id } });
});
afterAll(() => bakery?.close());

/** Orders over HTTP, which works while everything else is down. */
async function place(by: ApiClient, whom?: string): Promise<number> {
  const cake = { ...(whom && { customer: whom }), recipe: 'chocolate_cake', persons: 2, quantity: 1 };
  const { status, body } = await by.post('/orders', cake);
  expect(status).toBe(201);
  return Number(body.id);
}

/** What stands outside about an order, and how often. */
async function seenOf(number: number) {
  const mails = (await bakery.mail.messages()).filter(({ subject }) =>
    new RegExp(`order ${number}\\b`, 'i').test(subject),
  );
  return {
    cards: (await cardsOf(manager, number)).length,
    tickets: (await ticketsOf(bakery, number)).filter(({ status }) => status !== 'Done').length,
    told: (await messagesAbout(customer, number)).length,
    mails: mails.length,
  };
}

/** How often something stands outside of an order that stands there once of everything it ought to. */
const bySlack = { cards: 1, tickets: 1, told: 1, mails: 0 };
const byMail = { cards: 1, tickets: 1, told: 0, mails: 1 };
const cancelledByMail = { cards: 1, tickets: 0, told: 0, mails: 2 };

it('restores the books of a busy bakery, which agree with themselves, and finds what it had begun outside', async () => {
  // What is done before the backup: in Slack, in Jira, by mail, on Drive.
  const done = await placeOrder(customer, '2 chocolate_cake for 4');
  const cancelled = await placeOrder(customer, '1 carrot_cake for 3');
  await ask(customer, '/order', `cancel ${cancelled} no hunger`);
  await bakery.quiet();

  // What was begun when it is made, and waits: nothing outside answers.
  for (const service of ['slack', 'jira', 'mail', 'drive'] as const) await bakery.fault(service, { kind: 'down' });
  const themselves = await apiClient(bakery, { as: { slackUser: customer.id } });
  const [messaged, mailed, filed] = [
    await place(themselves),
    await place(staff, DELICIOUS),
    await place(staff, DELICIOUS),
  ];
  await staff.delete(`/orders/${filed}`);
  await until('all of it was tried', async () => {
    const [untried, running] = [{ state: 'waiting' as const, failures: 0 }, { state: 'running' as const }];
    return (await deliveries().countDocuments({ $or: [untried, running] })) === 0;
  });

  // What nobody has begun, since no worker runs; and the bakery does not stop for its backup.
  await bakery.stopApp();
  const web = await bakery.another({ env: { ROLE: 'web' } });
  const unbegun = await place(await apiClient(web, { as: { slackUser: customer.id } }));
  const busy = await apiClient(web, { as: { slackUser: manager.id } });
  const meanwhile: number[] = [];
  const goingOn = (async () => {
    for (let orders = 0; orders < 10; orders += 1) meanwhile.push(await place(busy, DELICIOUS));
  })();
  await until('some were placed meanwhile', () => meanwhile.length >= 3);
  const backup = await copyOf(bakery.database.client, db());
  await goingOn;
  await web.stop();

  // What waited is done, an order moves on, another is placed: the backup knows nothing of it.
  await bakery.clearFaults();
  await bakery.restart();
  const lost = await placeOrder(customer, '1 chocolate_cake for 5');
  await moveToReady(done);
  await bakery.quiet(60_000);
  const seen = async () => Promise.all([messaged, mailed, filed, unbegun].map(seenOf));
  expect(await seen()).toEqual([bySlack, byMail, cancelledByMail, bySlack]);
  const documents = await bakery.drive.documents();

  await bakery.stopApp();
  await db().dropDatabase();
  await restore(db(), backup);
  await bakery.restart();
  await bakery.quiet(60_000);

  // What was begun is found, save mail, which nobody can ask for; what was not begun is made again.
  expect(await seen()).toEqual([
    bySlack,
    { ...byMail, mails: 2 },
    { ...cancelledByMail, mails: 4 },
    { cards: 2, tickets: 2, told: 2, mails: 0 },
  ]);
  const filings = (all: typeof documents) => all.map(({ id, text }) => ({ id, text }));
  expect(filings(await bakery.drive.documents())).toEqual(filings(documents));

  const books = await findingsOf({ bakery, db: db() });
  expect(stockAgrees(books)).toEqual([]);
  expect(await atRest(db(), new Date())).toEqual([]);
  const numbers = books.orders.map(({ number }) => number).toSorted((a, b) => a - b);
  const last = numbers.at(-1) ?? 0;
  expect(numbers).toEqual([
    done,
    cancelled,
    messaged,
    mailed,
    filed,
    unbegun,
    ...meanwhile.filter((one) => one <= last),
  ]);
  expect(last).toBeLessThan(lost);

  // The order that had moved on is as it was before, its card is put right by the next change, and numbers go on.
  expect(books.orders.find(({ number }) => number === done)?.status).toBe('waiting');
  await moveToReady(done);
  await bakery.quiet();
  await cardShows(manager, done, 'ready');
  expect(await cardsOf(manager, done)).toHaveLength(1);
  // One that was being placed during the backup had its number already.
  expect(await place(staff, DELICIOUS)).toBeGreaterThan(last);
});

async function moveToReady(number: number): Promise<void> {
  expect((await staff.post(`/orders/${number}/ready`)).status).toBe(200);
}
