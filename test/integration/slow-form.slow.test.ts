import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { holdNumbers } from '../support/hold.ts';
import { endOrphans } from '../support/orphans.ts';
import { answers, numberIn } from '../support/person.ts';
import { startProcess } from '../support/process.ts';
import { ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  await bakery.quiet();
});
afterEach(async () => {
  if (await customer.sees.view()) await customer.close({ all: true });
});
afterAll(() => bakery.close());

const count = () => bakery.database.db.collection('orders').countDocuments();

async function filledForm() {
  await customer.shortcut('place_order');
  const form = await until('the form', customer.sees.view);
  return customer.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 4 });
}

const waitingView = () =>
  until('the waiting view lies on the form', async () => {
    const [form, waiting] = await customer.sees.views();
    return form && waiting && textOf(waiting).includes('Still working on it') ? { form, waiting } : undefined;
  });

const placedView = () =>
  until('the result', async () => {
    const text = textOf(await customer.sees.view());
    return text.includes('is placed') && text;
  });

it('shows what takes 5 seconds to commit as waiting, then what came of it: a form, and a command', async () => {
  const baker = await bakery.person('Ben Baker');
  const form = await filledForm();
  const letGo = await holdNumbers(bakery.database, 'orders');
  const sentAt = performance.now();
  const answer = await answers(baker);
  const typed = await baker.command('/order', '1 carrot_cake for 2');
  const { ack } = await customer.submit(form);
  expect(typed.ms).toBeLessThan(1_000);
  expect(ack).toMatchObject({ status: 200 });
  expect(ack?.ms).toBeLessThan(3_000);
  await waitingView();
  await until('whoever typed is told to wait', async () =>
    (await baker.sees.ephemerals()).some(({ text }) => text.includes('Still working on it')),
  );
  await until('5 seconds have passed', () => performance.now() - sentAt > 5_000);
  expect(await count()).toBe(0);

  await letGo();
  expect(await answer('the answer')).toContain('is placed');
  const result = await placedView();
  expect(await ticketOf(bakery, numberIn(result))).toBeDefined();
  expect([...(await customer.sees.notices()), ...(await baker.sees.notices())]).toEqual([]);
});

it('orders once when the person goes back from the waiting view and sends the form again, with other contents', async () => {
  const before = await count();
  const form = await filledForm();
  const letGo = await holdNumbers(bakery.database, 'orders');
  await customer.submit(form);
  await waitingView();
  await customer.close();
  const next = await until('the form lies there, filled', customer.sees.view);
  expect(next.id).toBe(form.id);
  const again = customer.submit(next, { 'line-1:quantity': 3 });
  await waitingView();
  await letGo();
  await again;

  const told = await placedView();
  expect(await count()).toBe(before + 1);
  await bakery.quiet();
  expect(await ticketsOf(bakery, numberIn(told))).toHaveLength(1);
  expect(told).toContain('what you changed afterwards was not ordered');
});

it('leaves the form there, filled, when it is killed before the commit; sent again it orders once', async () => {
  const before = await count();
  await bakery.stopApp();
  const ovenbird = await startProcess(bakery.env);
  await bakery.connect(ovenbird.url);
  const form = await filledForm();
  const letGo = await holdNumbers(bakery.database, 'orders');
  await customer.submit(form);
  await waitingView();
  await ovenbird.kill();
  await letGo();
  await customer.close();
  await bakery.restart();

  const still = await until('the form is still there', customer.sees.view);
  expect(still.id).toBe(form.id);
  await customer.submit(still);
  await until('what the killed one left open is ended, and the order placed', async () => {
    await endOrphans(bakery.database.client);
    return textOf(await customer.sees.view()).includes('is placed');
  });
  expect(await count()).toBe(before + 1);
});
