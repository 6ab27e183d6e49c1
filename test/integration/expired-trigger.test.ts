import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  await bakery.quiet();
});
afterEach(() => bakery.timings({ triggerMs: 3_000 }));
afterAll(() => bakery.close());

const ADVICE = 'Nothing is lost: please ask for it once more.';

it('tells whoever typed the command what to do, where they typed it', async () => {
  await bakery.timings({ triggerMs: 0.001 });
  const next = await answers(customer);
  await customer.command('/order');
  expect(await next('the advice')).toContain(ADVICE);

  await bakery.timings({ triggerMs: 3_000 });
  await customer.command('/order');
  await until('the form', customer.sees.view);
  await customer.close({ all: true });
});

it('tells whoever used the shortcut by a direct message, since there is no other way', async () => {
  await bakery.timings({ triggerMs: 0.001 });
  await customer.shortcut('place_order');
  await until('the advice', async () => textOf((await customer.sees.dm()).at(-1)).includes(ADVICE));
});

it('says that the form may not open when Slack’s answer is lost; one that is open all the same can be sent', async () => {
  await bakery.fault('slack', { kind: 'reset', match: 'views.open', times: 1 });
  const next = await answers(customer);
  await customer.command('/order');
  expect(await next('the word')).toContain('the form may not open');
  const form = await until('the form', customer.sees.view);
  const filled = await customer.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 2 });
  expect(textOf((await customer.submit(filled)).view)).toContain('is placed');
  await customer.close({ all: true });
});

it('opens the form in time also for somebody who must be looked up first, which takes long', async () => {
  const dana = await bakery.person('Dana Dev');
  await bakery.database.db.collection<{ _id: string }>('slack_users').deleteOne({ _id: dana.id });
  await bakery.fault('slack', { kind: 'slow', delayMs: 3_500, match: 'users.info' });
  const { error } = await dana.command('/order');
  expect(error).toBeUndefined();
  await until('the waiting view', async () => textOf(await dana.sees.view()).includes('Still working on it'));
  await until('the form', async () => (await dana.sees.view())?.callback_id === 'order-form');
});
