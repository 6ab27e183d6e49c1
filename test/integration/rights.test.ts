import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, placeOrder } from '../support/person.ts';
import { cardShows } from '../support/sights.ts';

let bakery: RunningBakery;
const people = {} as Record<'customer' | 'staff' | 'manager' | 'dana', Actor>;
/** An order of the customer's, and one of the manager's. */
const orders = { own: 0, foreign: 0 };

beforeAll(async () => {
  bakery = await openBakery();
  people.customer = await bakery.person('Mr. Cakelover');
  people.staff = await bakery.person('Ben Baker');
  people.manager = await bakery.person('Olivia Baker');
  people.dana = await bakery.person('Dana Dev');
  orders.own = await placeOrder(people.customer, '1 chocolate_cake for 2');
  orders.foreign = await placeOrder(people.manager, '1 chocolate_cake for 2');
  await bakery.quiet();
});
afterEach(async () => {
  for (const person of Object.values(people)) if (await person.sees.view()) await person.close({ all: true });
});
afterAll(() => bakery.close());

type Role = 'customer' | 'staff' | 'manager';

const ONLY_STAFF = /staff/;
const ONLY_MANAGERS = /manager/;

/** Fills in the numbers of this run. */
const written = (text: string) => text.replace('OWN', `${orders.own}`).replace('FOREIGN', `${orders.foreign}`);

const version = async (number: number) => (await bakery.database.db.collection('orders').findOne({ number }))?.version;

describe('a polite refusal', () => {
  const refused: [role: Role, command: string, text: string, words: RegExp][] = [
    ['customer', '/order', 'ready OWN', ONLY_STAFF],
    ['customer', '/order', 'ready FOREIGN', /no order/],
    ['customer', '/order', 'cancel FOREIGN', /no order/],
    ['customer', '/order', 'show FOREIGN', /no order/],
    ['customer', '/order', '1 mint_tea to Ms. Delicious', ONLY_STAFF],
    ['customer', '/cake', '', ONLY_MANAGERS],
    ['customer', '/cake', 'delete chocolate_cake', ONLY_MANAGERS],
    ['customer', '/employee', '', ONLY_MANAGERS],
    ['customer', '/employee', 'list', ONLY_STAFF],
    ['customer', '/employee', 'show 1', ONLY_STAFF],
    ['customer', '/employee', 'fire 1', ONLY_MANAGERS],
    ['customer', '/bakery', 'status', ONLY_STAFF],
    ['customer', '/bakery', 'settings', ONLY_MANAGERS],
    ['staff', '/cake', '', ONLY_MANAGERS],
    ['staff', '/cake', 'delete chocolate_cake', ONLY_MANAGERS],
    ['staff', '/employee', '', ONLY_MANAGERS],
    ['staff', '/employee', 'fire 1', ONLY_MANAGERS],
    ['staff', '/bakery', 'settings', ONLY_MANAGERS],
  ];

  it.each(refused)('for a %s who types %s %s', async (role, command, text, words) => {
    const person = people[role];
    const before = await answers(person);
    await person.command(command, written(text));
    const said = await Promise.race([before('a word'), viewOf(person)]);
    expect(said).toMatch(words);
    expect(said).not.toMatch(/went wrong/);
    expect((await person.sees.view())?.submit ?? null).toBeNull();
  });

  /** A form that may not be opened is refused in a view, where Slack gave no other way. */
  const viewOf = (person: Actor) => until('a view', async () => textOf(await person.sees.view()), 10_000);

  it.each([
    ['customer', 'create_cake'],
    ['customer', 'onboard_employee'],
    ['staff', 'create_cake'],
    ['staff', 'onboard_employee'],
  ] as const)('for a %s who uses the shortcut %s', async (role, shortcut) => {
    await people[role].shortcut(shortcut);
    expect(await viewOf(people[role])).toMatch(ONLY_MANAGERS);
    expect((await people[role].sees.view())?.submit ?? null).toBeNull();
  });

  it('for somebody in the kitchen channel who does not work here: every button of the card', async () => {
    const card = await cardShows(people.staff, orders.own, 'waiting');
    for (const action of [orderActions.start, orderActions.ready, orderActions.cancel]) {
      const told = await answers(people.dana);
      await people.dana.press(card, action);
      expect(await told('the refusal')).toMatch(/somebody else’s order|staff/);
    }
    expect(await version(orders.own)).toBe(1);
  });

  it('at submit for whoever lost the right while they filled the form', async () => {
    const { manager } = people;
    await manager.command('/cake');
    const form = await until('the form', manager.sees.view);
    const admin = () =>
      bakery.database.db.collection<{ _id: string }>('slack_users').findOne({ _id: manager.id, admin: true });
    await bakery.changePerson(manager.id, { isAdmin: false });
    await until('Ovenbird knows', async () => !(await admin()));
    const { view } = await manager.submit(form, { name: 'Coup Cake', ingredients: 'flour 5 g' });
    expect(textOf(view)).toMatch(ONLY_MANAGERS);
    expect(await bakery.database.db.collection('products').countDocuments({ slug: 'coup_cake' })).toBe(0);
    await bakery.changePerson(manager.id, { isAdmin: true });
    await until('Ovenbird knows', admin);
  });
});

describe('what everybody may', () => {
  const allowed: [role: Role, command: string, text: string, words: RegExp][] = [
    ['customer', '/order', 'list', /1 x Chocolate Cake/],
    ['customer', '/order', 'show OWN', /waiting/],
    ['customer', '/cake', 'list', /Carrot Cake/],
    ['customer', '/cake', 'show chocolate_cake', /33.5 g/],
    ['customer', '/bakery', 'help', /orders for somebody else/],
    ['staff', '/order', 'show FOREIGN', /Olivia Baker/],
    ['staff', '/employee', 'list', /Ben Baker/],
    ['staff', '/bakery', 'status', /How the work stands/],
    ['manager', '/bakery', 'status', /How the work stands/],
  ];

  it.each(allowed)('a %s types %s %s', async (role, command, text, words) => {
    expect(await ask(people[role], command, written(text))).toMatch(words);
  });

  it.each([
    ['/cake', ''],
    ['/employee', ''],
    ['/bakery', 'settings'],
  ])('a manager opens the form of %s %s', async (command, text) => {
    await people.manager.command(command, text);
    await until('the form', async () => (await people.manager.sees.view())?.submit);
  });

  it('a customer cancels their own order, which nobody else could', async () => {
    expect(await ask(people.customer, '/order', `cancel ${orders.own} changed my mind`)).toContain('is cancelled');
    expect(await version(orders.own)).toBe(2);
  });
});
