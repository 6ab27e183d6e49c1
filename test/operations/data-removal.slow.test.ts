import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { olivia } from '../support/people.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, ticketOf } from '../support/sights.ts';
import { placesIn } from './places.ts';

const QUILL = { displayName: 'Zoe Quill', realName: 'Zoe Quillfeather', email: 'zoe@quillfeather.example' };
const CRUMB = 'Mme. Crumbworth';
const CRUMB_OTHERWISE = 'Mme Crumbworth';
const CRUMBS_ADDRESS = 'c.worth@crumbs.example';
/** What somebody says of themselves, and others of them. */
const SECRET = 'tell nobody that it is for the wedding';

let bakery: RunningBakery;
let quill: Actor;
let manager: Actor;
let crumb: string;
let theirs: number[];
let bystander: number;

const db = () => bakery.database.db;
const removal = () => bakery.app.services.dataRemoval;

/** The customer of that name, by id. */
async function customerId(name: string): Promise<string> {
  const found = await db().collection<{ _id: string }>('customers').findOne({ name });
  if (!found) throw new Error(`nobody is called ${name}`);
  return found._id;
}

/** The manager orders for somebody whom they have chosen in the workspace. */
async function forQuill(): Promise<number> {
  const { catalog, orders } = bakery.app.services;
  const { id } = await catalog.find('mint_tea');
  const whom = { name: quill.name, slackUser: quill.id };
  const { result } = await orders.place({ lines: [{ product: id, quantity: 1 }], for: whom, notes: SECRET }, olivia);
  return result.number;
}

/** The kitchen hears of it, and what to do. */
async function refusedBySupplier(order = 0): Promise<void> {
  const { key } = await ticketOf(bakery, order);
  await bakery.jira.close(key, { labels: ['missing-ingredients'] });
  await cardShows(manager, order, 'cancelled');
}

const placesOf = (...words: string[]) => placesIn(db(), words);

/** Except on the bake sheet, which others are on, too. */
const ofBystander = async () => (await placesOf('Quentin Crumb')).filter((place) => !place.startsWith('bake_sheets'));

const collectionsOf = (places: readonly string[]) => [...new Set(places.map((place) => place.split(':')[0]))];

/** Their life with us: orders by command, form of words and API, told by message and mail, cancelled, filed, asked. */
beforeAll(async () => {
  bakery = await openBakery();
  await bakery.drive.configure({ searchDelayMs: 0 });
  quill = await bakery.addPerson(QUILL);
  manager = await bakery.person('Olivia Baker');
  await bakery.quiet();

  const notes = { notes: SECRET };
  const cake = { recipe: 'chocolate_cake', persons: 2, quantity: 1, ...notes };
  const inSlack = await apiClient(bakery, { as: { slackUser: quill.id } });
  const key = { headers: { 'Idempotency-Key': 'quill-1' } };
  const byApi = await inSlack.post('/orders', cake, key);
  const staff = await apiClient(bakery, { as: { slackUser: manager.id } });
  const forCrumb = await staff.post(
    '/orders',
    { customer: CRUMB_OTHERWISE, ...cake },
    { headers: { 'Idempotency-Key': 'c-1' } },
  );
  theirs = [
    await placeOrder(quill, '1 chocolate_cake for 2'),
    Number(byApi.body.id),
    await placeOrder(manager, `1 chocolate_cake for 2 to ${CRUMB}`),
    Number(forCrumb.body.id),
    await forQuill(),
  ];
  bystander = await placeOrder(manager, '1 mint_tea to Quentin Crumb');
  crumb = await customerId(CRUMB);
  await ask(quill, '/bakery', `assist sales ${SECRET}, says Zoe Quill`);
  await bakery.mail.refuse(CRUMBS_ADDRESS);
  await bakery.app.services.customers.edit(crumb, { email: CRUMBS_ADDRESS }, olivia);
  await bakery.quiet();
  await ask(quill, '/order', `cancel ${theirs[0]} ${SECRET}`);
  await ask(manager, '/order', `cancel ${theirs[2]} ${CRUMB} says: ${SECRET}`);
  await bakery.quiet();
  await db()
    .collection('bake_sheets')
    .insertOne({
      ...{ day: '2026-11-20', externalId: 'x', channel: 'C0KITCHEN', createdAt: new Date() },
      page: {
        orders: [
          { number: theirs[3], customer: CRUMB, notes: SECRET },
          { number: bystander, customer: 'Quentin Crumb', notes: 'no sugar' },
        ],
      },
    });
});
afterAll(() => bakery?.close());

describe('forgetting a customer', () => {
  it('is for managers', async () => {
    const baker = await bakery.app.services.employees.principalOf('U0BAKER');
    await expect(removal().forget({ id: crumb }, baker)).rejects.toMatchObject({ code: 'forbidden' });
    const themselves = await bakery.app.services.employees.principalOf(quill.id);
    await expect(removal().forget({ slackUser: quill.id }, themselves)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('waits until the kitchen has nothing to do for them, and says what', async () => {
    const before = await placesOf(CRUMB);
    await expect(removal().forget({ name: CRUMB }, olivia)).rejects.toMatchObject({
      code: 'customer_has_open_orders',
      message: expect.stringContaining(`order ${theirs[3]}`),
    });
    expect(await placesOf(CRUMB)).toEqual(before);
  });

  it('spares whoever works here', async () => {
    const order = await placeOrder(manager, '1 mint_tea');
    await ask(manager, '/order', `cancel ${order}`);
    const found = removal().forget({ slackUser: manager.id }, olivia);
    await expect(found).rejects.toMatchObject({ code: 'customer_works_here' });
  });

  it('leaves nothing of them in any collection, and everything of everybody else', async () => {
    await ask(manager, '/order', `cancel ${theirs[4]} ${SECRET}`);
    await ask(quill, '/order', `cancel ${theirs[1]}`);
    await refusedBySupplier(theirs[3]);
    await bakery.quiet();
    const others = await ofBystander();
    const kept = [
      'orders',
      'events',
      'notifications',
      'customers',
      'archived_files',
      'idempotency_keys',
      'assistance_requests',
      'staff_notes',
    ];
    const crumbs = [CRUMB, CRUMB_OTHERWISE, 'mme_crumbworth', CRUMBS_ADDRESS];
    const sought = [...crumbs, 'Zoe Quill', 'zoe_quill', QUILL.email, quill.id, SECRET];
    expect(collectionsOf(await placesOf(...sought))).toEqual(expect.arrayContaining(kept));

    // Whoever is in the workspace is known, as everybody there is; now they leave it.
    await bakery.changePerson(quill.id, { deleted: true });
    await until('they have left', () =>
      db().collection<{ _id: string }>('slack_users').findOne({ _id: quill.id, deleted: true }),
    );
    expect((await removal().forget({ name: CRUMB }, olivia)).documents).toBeGreaterThan(10);
    expect((await removal().forget({ slackUser: quill.id }, olivia)).documents).toBeGreaterThan(10);
    await bakery.quiet();

    expect(await placesOf(...sought)).toEqual([]);
    expect(await ofBystander()).toEqual(others);
    const [sheet] = await placesOf('no sugar');
    expect(sheet).toContain('"customer":"quentin crumb","notes":"no sugar"');
  });

  it('throws their documents into the trash', async () => {
    expect((await bakery.drive.documents()).map(({ name }) => name)).not.toContain('mme_crumbworth');
    expect((await bakery.drive.trash()).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mme_crumbworth', 'zoe_quill']),
    );
  });

  it('need not go to Jira, which was never told who they are', async () => {
    const tickets = JSON.stringify(await bakery.jira.tickets());
    expect(tickets).toContain(`Order #${theirs[0]}`);
    for (const word of [CRUMB, 'Zoe Quill', quill.id, SECRET]) expect(tickets).not.toContain(word);
  });

  it('keeps their orders, as a former customer’s', async () => {
    const shown = await ask(manager, '/order', `show ${theirs[0]}`);
    expect(shown).toContain('a former customer');
    expect(shown).toContain('Chocolate Cake');
    const staff = await apiClient(bakery, { as: { slackUser: manager.id } });
    expect((await staff.get(`/orders/${theirs[3]}`)).body).toMatchObject({ customer: 'a former customer' });
    await cardShows(manager, bystander, 'waiting');
  });

  it('done twice, does nothing; the name is free for somebody new', async () => {
    expect(await removal().forget({ id: crumb }, olivia)).toEqual({ customer: crumb, documents: 0 });
    await expect(removal().forget({ name: CRUMB }, olivia)).rejects.toMatchObject({ code: 'customer_not_found' });
    const { customers } = bakery.app.services;
    await expect(customers.edit(crumb, { email: CRUMBS_ADDRESS }, olivia)).rejects.toMatchObject({
      code: 'customer_not_found',
    });
    expect((await customers.find({ id: crumb }, olivia)).reach).toEqual({ by: 'nobody', why: 'customer_forgotten' });
    await placeOrder(manager, `1 mint_tea to ${CRUMB}`);
    expect(await customerId(CRUMB)).not.toBe(crumb);
  });
});

describe('npm run forget', () => {
  const ROOT = resolve(import.meta.dirname, '../..');
  const forget = async (...args: string[]) => {
    const run = promisify(execFile)(process.execPath, ['src/forget.ts', ...args], {
      cwd: ROOT,
      env: { ...bakery.env, PATH: process.env.PATH },
    });
    const { stdout, stderr, code = 0 } = await run.catch((error) => error);
    return { code, said: `${stdout}${stderr}` };
  };

  it('does nothing without --yes, and nothing for whoever is no manager', async () => {
    const asked = await forget('Quentin Crumb', '--by', manager.id);
    expect(asked).toEqual({ code: 0, said: expect.stringContaining('This would forget Quentin Crumb') });
    const refused = await forget('Quentin Crumb', '--by', quill.id, '--yes');
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('(forbidden)') });
    expect(await placesOf('Quentin Crumb')).not.toEqual([]);
  });

  it('forgets, and a running worker does the rest', async () => {
    await ask(manager, '/order', `cancel ${bystander}`);
    await bakery.quiet();
    const done = await forget('Quentin Crumb', '--by', manager.id, '--yes');
    expect(done).toEqual({ code: 0, said: expect.stringContaining('is forgotten') });
    await bakery.quiet();
    expect(await placesOf('Quentin Crumb', 'quentin_crumb')).toEqual([]);
  });
});
