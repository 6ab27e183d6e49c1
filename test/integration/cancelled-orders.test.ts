import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { olivia } from '../support/people.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, messagesAbout, ticketOf } from '../support/sights.ts';

const DAY = 24 * 60 * 60 * 1_000;
const NIGHTS = 5;

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
/** The bakery's clock comes up to the real one a day at a time. */
let behind = NIGHTS * DAY;

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => new Date(Date.now() - behind) } });
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
beforeEach(() => bakery.drive.configure({ searchDelayMs: 0 }));
afterEach(() => bakery.clearFaults());
afterAll(() => bakery.close());

async function cancel(reason = 'changed my mind', line = '1 chocolate_cake for 2'): Promise<number> {
  const order = await placeOrder(customer, line);
  expect(await ask(customer, '/order', `cancel ${order} ${reason}`)).toContain('cancelled');
  return order;
}

const documents = async (name = 'mr_cakelover') => (await bakery.drive.documents()).filter((one) => one.name === name);

/** The customer's only document. */
async function document() {
  const [first, ...others] = await documents();
  expect(others).toEqual([]);
  if (!first) throw new Error('there is no document');
  return first;
}

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

const failing = (reaction: string) =>
  until(`${reaction} is failing`, () => deliveries().findOne({ reaction, failures: { $gte: 1 }, state: 'waiting' }));

/** The next night passes. */
async function night(): Promise<void> {
  behind -= DAY;
  await bakery.restart();
  const due = { reaction: 'check-documents', state: 'done' as const, event: /^archive:/ };
  const nights = NIGHTS - behind / DAY;
  await until('the documents are checked', async () => (await deliveries().countDocuments(due)) >= nights);
  await bakery.quiet();
}

it('files a cancelled order in its customer’s document', async () => {
  const order = await cancel('no butter <b>at home</b>');
  await bakery.quiet();
  expect(await bakery.drive.folders()).toMatchObject([{ name: 'Orders', folder: null }]);
  const { folder, text, url } = await document();
  expect(folder).toBe('Orders');
  const [title, line, reason] = text.split('\n');
  expect(title).toBe('Mr Cakelover cancelled orders');
  expect(line).toMatch(new RegExp(`^Order ${order} \\[Chocolate Cake\\] : Date \\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d$`));
  expect(reason).toBe('no butter <b>at home</b>');
  expect(await (await fetch(url)).text()).toContain('&lt;b&gt;at home');
});

it('writes two cancels at once', async () => {
  const before = await document();
  await bakery.fault('drive', { kind: 'down' });
  const orders = [await cancel(), await cancel('no hunger', '1 carrot_cake for 3')];
  await failing('file-cancelled-orders');
  await bakery.clearFaults('drive');
  await bakery.quiet();
  const { version, text } = await document();
  expect(version).toBe(before.version + 1);
  expect(text).toContain(`Order ${orders[0]} [Chocolate Cake]`);
  expect(text).toContain(`Order ${orders[1]} [Carrot Cake]`);
});

it('takes an order out again whose cancel was undone', async () => {
  const order = await cancel();
  await bakery.quiet();
  expect((await document()).text).toContain(`Order ${order} `);
  await bakery.app.services.orders.undo(order, { by: olivia });
  await bakery.quiet();
  expect((await document()).text).not.toContain(`Order ${order} `);
});

it('delays nothing else while Google Drive is down', async () => {
  await bakery.fault('drive', { kind: 'down' });
  const cancelled = await cancel();
  await failing('file-cancelled-orders');
  const order = await placeOrder(customer, '2 chocolate_cake for 4');
  await cardShows(baker, order, 'waiting');
  await cardShows(baker, cancelled, 'cancelled');
  await ticketOf(bakery, order);
  await until('the customer hears', async () => (await messagesAbout(customer, order)).length > 0);
  expect((await document()).text).not.toContain(`Order ${cancelled} `);

  await bakery.clearFaults('drive');
  await bakery.quiet();
  expect((await document()).text).toContain(`Order ${cancelled} `);
});

it('gives customers of the same name documents of their own', async () => {
  const order = await placeOrder(baker, '1 chocolate_cake for 2 to mr. cakelover');
  await ask(baker, '/order', `cancel ${order}`);
  await bakery.quiet();
  const both = await documents();
  expect(both).toHaveLength(2);
  expect(both.filter(({ text }) => text.includes(`Order ${order} `))).toHaveLength(1);
  const [theirs] = both.filter(({ text }) => text.includes(`Order ${order} `));
  expect(theirs?.text.split('\n')).toHaveLength(2);
});

it('heals overnight what somebody deleted, threw away, or edited', async () => {
  const [, second] = await documents();
  await bakery.drive.delete(second?.id ?? '');
  const before = await document();
  await bakery.drive.edit(before.id, 'All is well.');
  await night();
  expect((await documents()).find(({ id }) => id === before.id)?.text).toBe(before.text);
  expect(await documents()).toHaveLength(2);

  await bakery.drive.moveToTrash(before.id);
  await night();
  expect((await documents()).find(({ id }) => id === before.id)?.text).toBe(before.text);

  const [folder] = await bakery.drive.folders();
  await bakery.drive.delete(folder?.id ?? '');
  expect(await documents()).toEqual([]);
  await night();
  expect((await documents()).map(({ text }) => text)).toContain(before.text);
  expect(await documents()).toHaveLength(2);
  expect(await bakery.drive.folders()).toHaveLength(1);
});

it('heals an edited and a deleted document at the next cancel', async () => {
  const mine = async (order: number) =>
    until('the document', async () => (await documents()).find(({ text }) => text.includes(`Order ${order} `)));
  const first = await cancel();
  const { id } = await mine(first);
  await bakery.drive.edit(id, 'All is well.');
  const second = await cancel();
  expect((await mine(second)).text).toContain(`Order ${first} `);

  await bakery.drive.delete(id);
  const third = await cancel();
  const again = await mine(third);
  expect(again.text).toContain(`Order ${second} `);
  expect(again.id).not.toBe(id);
});

it('has one folder and one document although every answer is lost once', async () => {
  for (const { id } of await bakery.drive.folders()) await bakery.drive.delete(id);
  await bakery.database.db.collection('archived_files').deleteMany({});
  await bakery.fault('drive', { kind: 'reset', match: 'POST /drive/v3/files', times: 1 });
  await bakery.fault('drive', { kind: 'reset', match: 'POST /upload', times: 1 });
  await bakery.fault('drive', { kind: 'reset', match: 'PATCH', times: 1 });
  const order = await cancel();
  await until('every fault has struck', async () => (await bakery.faults()).length === 0);
  await bakery.quiet();
  expect(await bakery.drive.folders()).toHaveLength(1);
  expect((await document()).text).toContain(`Order ${order} `);
});

it('removes in the night what a search did not find in time', async () => {
  await bakery.drive.delete((await document()).id);
  await bakery.drive.configure({ searchDelayMs: DAY });
  await bakery.fault('drive', { kind: 'reset', match: 'POST /upload', times: 1 });
  const order = await cancel();
  await until('the fault has struck', async () => (await bakery.faults()).length === 0);
  await bakery.quiet();
  expect(await documents()).toHaveLength(2);
  await bakery.drive.configure({ searchDelayMs: 0 });
  await night();
  expect((await document()).text).toContain(`Order ${order} `);
});
