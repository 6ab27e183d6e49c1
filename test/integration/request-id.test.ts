import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import type { Delivery, DomainEvent } from '../../src/platform/outbox/index.ts';
import { type AnotherBakery, openBakery, type RunningBakery } from '../support/bakery.ts';
import { type HttpRecorder, openHttpRecorder } from '../support/http-recorder.ts';
import { answers, numberIn } from '../support/person.ts';

let bakery: RunningBakery;
let watched: AnotherBakery;
let recorder: HttpRecorder;
let customer: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
  recorder = await openHttpRecorder(bakery.sandboxUrl);
  const throughRecorder = (value: string) => value.replace(bakery.sandboxUrl, recorder.url);
  watched = await bakery.another({
    env: Object.fromEntries(Object.entries(bakery.env).map(([name, value]) => [name, throughRecorder(value)])),
  });
  customer = await bakery.person('Mr. Cakelover');
});
afterAll(async () => {
  await watched.stop();
  await recorder.close();
  await bakery.close();
});

const ID = 'edge-4711';

it('carries one id from the edge through events and deliveries to every outbound call', async () => {
  // Slack sets no such header; whoever stands before us does. So the command is sent again, with one.
  await bakery.connect('http://127.0.0.1:9');
  const lost = await customer.command('/order', '1 chocolate_cake for 2');
  await bakery.connect(watched.url);
  const next = await answers(customer);
  await bakery.again(lost, { forgery: { headers: { 'x-request-id': ID } } });
  const number = numberIn(await next('the answer'));
  await bakery.quiet();

  const { db } = bakery.database;
  const events = await db.collection<DomainEvent>('events').find({ requestId: ID }).toArray();
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['order.placed', 'purchase_request.created', 'notification.due']),
  );
  expect(events.find(({ type }) => type === 'order.placed')?.data).toMatchObject({ number });
  const deliveries = await db.collection<Delivery>('deliveries').find({ requestId: ID }).toArray();
  expect(deliveries.map(({ reaction }) => reaction)).toEqual(
    expect.arrayContaining(['show-card', 'buy-ingredients', 'write-ticket', 'message-customer']),
  );

  const called = recorder.seen.filter(({ headers }) => headers['x-request-id'] === ID).map(({ line }) => line);
  expect(called).toEqual(
    expect.arrayContaining([
      'POST /slack/api/chat.postMessage',
      'POST /slack/api/conversations.open',
      'POST /jira/rest/api/3/issue',
    ]),
  );
});

it('gives every call some id', () => {
  expect(recorder.seen.filter(({ headers }) => !headers['x-request-id'])).toEqual([]);
});

it('answers with the id it was given, or with one of its own, and with none that is no id', async () => {
  const ask = async (id?: string) =>
    (
      await fetch(`${watched.url}/jira/webhook`, { method: 'POST', ...(id && { headers: { 'x-request-id': id } }) })
    ).headers.get('x-request-id');
  expect(await ask(ID)).toBe(ID);
  const own = await ask();
  expect(own).toMatch(/^[\w-]{36}$/);
  expect(await ask()).not.toBe(own);
  expect(await ask('no id <at all>')).toMatch(/^[\w-]{36}$/);
});
