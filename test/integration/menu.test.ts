import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Principal } from '../../src/services/principal.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, numberIn, placeOrder } from '../support/person.ts';
import { cardShows, messagesAbout, ticketOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;
let olivia: Principal;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker, manager] = [
    await bakery.person('Mr. Cakelover'),
    await bakery.person('Ben Baker'),
    await bakery.person('Olivia Baker'),
  ];
  const actor = { kind: 'person', id: manager.id, name: manager.name, via: 'Slack' } as const;
  olivia = { actor, staff: true, manager: true };
});
afterAll(() => bakery?.close());

async function formOf(person: Actor, command: string, text?: string): Promise<View> {
  if (await person.sees.view()) await person.close({ all: true });
  await person.command(command, text);
  return until(`the form of ${command} ${text ?? ''}`, () => person.sees.view());
}

/** Orders cakes and lattes in one order by the form. @returns its number, and what the form said of it */
async function orderBoth(person: Actor, entries: Record<string, string> = {}) {
  const form = await formOf(person, '/order');
  await person.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': '4', 'line-1:quantity': '2' });
  await person.press((await person.sees.view()) ?? form, 'order-form.add-line');
  const two = await until('the second line', async () => {
    const view = await person.sees.view();
    return view?.blocks.some(({ block_id }) => block_id === 'line-2:product') ? view : null;
  });
  const filled = await person.fill(two, {
    'line-2:product': 'Latte',
    'order-form.variation': 'Large',
    'line-2:quantity': '3',
    ...entries,
  });
  await until('the estimate', async () => textOf(await person.sees.view()).includes('3 x Latte (Large)'));
  const estimate = textOf(await person.sees.view());
  const { view } = await person.submit(filled);
  await person.close({ all: true });
  return { number: numberIn(textOf(view)), estimate, confirmation: textOf(view) };
}

describe('an order of several lines', () => {
  it('has its total in the form, the confirmation, on the card, in the message and in /order show', async () => {
    const { number, estimate, confirmation } = await orderBoth(customer);
    expect(estimate).toContain('It comes to *€48.60*');
    for (const part of ['2 x Chocolate Cake for 4 · €36.00', '3 x Latte (Large) · €12.60', 'Total €48.60']) {
      expect(confirmation).toContain(part);
    }
    const card = textOf(await cardShows(baker, number, 'waiting'));
    expect(card).toContain('3 x Latte (Large) · €12.60');
    expect(card).toContain('Total €48.60');
    await bakery.quiet();
    expect((await messagesAbout(customer, number)).join()).toMatch(
      /2 x Chocolate Cake for 4, 3 x Latte \(Large\)\s+Total €48\.60/,
    );
    expect(await ask(customer, '/order', `show ${number}`)).toContain('Order');
    const { table = [] } = await ticketOf(bakery, number);
    expect(
      table
        .slice(1)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['butter', 'chocolate', 'eggs', 'flour', 'sugar']);
  });

  it('has its total in the mail', async () => {
    const { number } = await orderBoth(baker, { 'for-name': 'Ms. Delicious' });
    await bakery.quiet();
    const [mail] = await bakery.mail.messages('ms_delicious@gmail.com');
    expect(mail?.subject).toContain(`${number}`);
    expect(mail?.text).toContain('Total €48.60');
  });

  it('has no total where something has no price', async () => {
    await bakery.app.services.catalog.createProduct({ name: 'Tap Water' }, olivia);
    const number = await placeOrder(customer, '1 tap_water');
    expect(textOf(await cardShows(baker, number, 'waiting'))).not.toContain('Total');
  });

  it('keeps recipe, name and price when the product is edited, deleted and restored', async () => {
    const number = await placeOrder(customer, '2 carrot_cake for 3');
    const before = await bakery.database.db.collection('orders').findOne({ number });
    await manager.submit(await formOf(manager, '/cake', 'edit carrot_cake'), {
      name: 'Carrot Wonder',
      price: '9',
      ingredients: 'carrots 80 g',
    });
    await ask(manager, '/cake', 'delete carrot_wonder');
    expect(await ask(customer, '/order', '1 carrot_wonder for 2')).toContain('no longer on the menu');
    await ask(manager, '/cake', 'restore carrot_wonder');
    await ask(baker, '/order', `ready ${number}`);

    const card = textOf(await cardShows(baker, number, 'ready'));
    expect(card).toContain('2 x Carrot Cake for 3');
    expect(card).toContain('Total €22.80');
    const after = await bakery.database.db.collection('orders').findOne({ number });
    expect([after?.lines, after?.price]).toEqual([before?.lines, before?.price]);
    const next = await placeOrder(customer, '1 carrot_wonder for 1');
    expect(textOf(await cardShows(baker, next, 'waiting'))).toContain('Total €9.00');
  });

  it('is placed of what was chosen, though it was renamed while the form was filled', async () => {
    const form = await customer.fill(await formOf(customer, '/order'), { 'line-1:product': 'Mint Tea' });
    await manager.submit(await formOf(manager, '/cake', 'edit mint_tea'), { name: 'Peppermint Tea' });
    const { errors, view } = await customer.submit(form);
    expect(errors).toEqual({});
    expect(textOf(view)).toContain('1 x Peppermint Tea');
    await customer.close({ all: true });
  });
});

describe('two processes on the same books', () => {
  it('let one of two edits win, and one of two restores', async () => {
    const other = await bakery.another();
    const [here, there] = [bakery.app.services.catalog, other.app.services.catalog];
    const { result: shown } = await here.createProduct({ name: 'Lemonade', price: 300 }, olivia);
    const edits = [here, there].map((catalog, index) =>
      catalog.edit(shown, { name: 'Lemonade', price: index }, olivia),
    );
    const codes = (await Promise.allSettled(edits)).map((each) =>
      each.status === 'rejected' ? each.reason.code : 'done',
    );
    expect(codes.sort()).toEqual(['done', 'product_changed']);
    await here.remove('lemonade', olivia);
    const restores = [here, there].map((catalog) => catalog.restore('lemonade', olivia));
    const after = (await Promise.allSettled(restores)).map((each) =>
      each.status === 'rejected' ? each.reason.code : 'done',
    );
    expect(after.sort()).toEqual(['done', 'product_exists']);
    await other.stop();
  });
});

describe('a menu of hundreds', () => {
  beforeAll(async () => {
    const { catalog } = bakery.app.services;
    for (let index = 0; index < 200; index += 1) {
      const variations = index % 10 === 0 ? [{ name: 'Pot', price: 900 + index }] : [];
      await catalog.createProduct({ name: `Tea No. ${1_000 + index}`, price: 200 + index, variations }, olivia);
    }
    const name = '𐌰'.repeat(60);
    await catalog.createProduct({ name, price: 100 }, olivia);
  });

  /** What is pressed on a Home that is just being shown anew is dropped: so this waits for the new one. */
  async function opensHome(person: Actor): Promise<View> {
    const before = (await person.sees.home())?.hash;
    await person.openHome();
    return until('a new Home', async () => {
      const home = await person.sees.home();
      return home && home.hash !== before ? home : null;
    });
  }

  const homeShows = (person: Actor, text: string) =>
    until(`Home shows “${text}”`, async () => {
      const home = await person.sees.home();
      return home && textOf(home).includes(text) ? home : null;
    });

  it('stands on Home with its prices, the cakes first, a page at a time', async () => {
    const first = await opensHome(customer);
    const text = textOf(first);
    expect(text).toContain('page 1 of');
    expect(text).toMatch(/\*Cakes\*\n\*Carrot Wonder\* \(`carrot_wonder`\) · €9\.00 for each eater/);
    expect(text).toMatch(/\*Drinks and more\*\n\*Latte\* \(`latte`\) · Small €3\.20, Medium €3\.70, Large €4\.20/);
    expect(buttonsOf(first).map(({ text: label }) => label)).not.toContain('Back in the menu');
    await customer.press(first, 'home.menu-on');
    const second = await homeShows(customer, 'page 2 of');
    expect(textOf(second)).toMatch(/\*Tea No\. 10\d\d\* \(`tea_no_10\d\d`\) · €\d\.\d\d/);
    expect(textOf(second)).not.toContain('*Cakes*');
    await customer.press(second, 'home.menu-back');
    await homeShows(customer, 'page 1 of');
  });

  it('is turned to its end, and there is nothing after that', async () => {
    let home = await opensHome(customer);
    const pages = Number(/page 1 of (\d+)/.exec(textOf(home))?.[1]);
    expect(pages).toBeGreaterThan(10);
    for (let page = 2; page <= pages; page += 1) {
      await customer.press(home, 'home.menu-on');
      home = await homeShows(customer, `page ${page} of`);
    }
    expect(buttonsOf(home).map(({ text }) => text)).not.toContain('More of the menu');
    expect(textOf(home)).toContain('𐌰');
  });

  it('is listed in pages by /cake list', async () => {
    expect(await ask(customer, '/cake', 'list')).toMatch(/^The menu: 20\d products/);
    const shown = textOf((await customer.sees.ephemerals()).at(-1));
    expect(shown).toContain('Page 1 of 9: `/cake list 2` shows more.');
    await ask(customer, '/cake', 'list 999');
    expect(textOf((await customer.sees.ephemerals()).at(-1))).toContain('Page 9 of 9');
  });

  it('is searched in the order form', async () => {
    const form = await formOf(customer, '/order');
    const search = async (text: string) =>
      (await customer.search(form, 'order-form.product', text)) as { text: { text: string } }[];
    expect((await search('no. 1123')).map(({ text }) => text.text)).toEqual(['Tea No. 1123']);
    expect(await search('tea')).toHaveLength(100);
    expect(await search('.*')).toEqual([]);
    const filled = await customer.fill(form, { 'line-1:product': { search: '𐌰', pick: `${'𐌰'.repeat(37)}…` } });
    const { errors } = await customer.submit(filled);
    expect(errors).toEqual({});
    await customer.close({ all: true });
  });
});
