import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Principal } from '../../src/services/principal.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;
let manager: Actor;
let second: Actor;
let olivia: Principal;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, manager] = [await bakery.person('Mr. Cakelover'), await bakery.person('Olivia Baker')];
  second = await bakery.addPerson({ displayName: 'Mia Miller' });
  const actor = { kind: 'person', id: manager.id, name: manager.name, via: 'Slack' } as const;
  olivia = { actor, staff: true, manager: true };
  const mia = { firstName: 'Mia', lastName: 'Miller', permissions: { developer: false, manager: true } };
  await bakery.app.services.employees.onboard({ ...mia, slackUser: second.id }, olivia);
});
afterAll(() => bakery?.close());

async function opens(person: Actor, text: string): Promise<View> {
  if (await person.sees.view()) await person.close({ all: true });
  await person.command('/cake', text);
  return until(`the form of /cake ${text}`, async () => {
    const view = await person.sees.view();
    return view?.callback_id === 'product-form' ? view : null;
  });
}

const shown = (person: Actor, blockId: string) =>
  until(`the field ${blockId}`, async () => {
    const view = await person.sees.view();
    return view?.blocks.some(({ block_id }) => block_id === blockId) ? view : null;
  });
const blockIds = ({ blocks }: View) => blocks.map(({ block_id }) => String(block_id));
const initial = (view: View, blockId: string) =>
  (view.blocks.find(({ block_id }) => block_id === blockId) as { element?: { initial_value?: string } })?.element
    ?.initial_value;
const product = (slug: string) => bakery.database.db.collection('products').findOne({ slug, deleted: false });

describe('the form for a product', () => {
  it('takes a product with variations, opened by the command or from Home', async () => {
    await manager.openHome();
    const home = await until('Home', async () => {
      const view = await manager.sees.home();
      return view && textOf(view).includes('The menu') ? view : null;
    });
    await manager.press(home, 'home.create-product');
    const form = await until('the form', () => manager.sees.view());
    expect(blockIds(form)).not.toContain('ingredients');
    await manager.press(form, 'product-form.add-variation');
    await manager.press(await shown(manager, 'variation-1:name'), 'product-form.add-variation');
    const { view } = await manager.submit(await shown(manager, 'variation-2:name'), {
      name: 'Iced Tea',
      price: '3',
      'variation-1:name': 'Small',
      'variation-2:name': 'Large',
      'variation-2:price': '4.35',
    });
    expect(textOf(view)).toContain('*Iced Tea* (`iced_tea`) · €3.00 · Small, Large €4.35');
    expect(await product('iced_tea')).toMatchObject({
      price: 300,
      variations: [{ name: 'Small' }, { name: 'Large', price: 435 }],
    });
  });

  it.each([
    [{ 'variation-2:name': 'small' }, 'variation-2:name', /there twice/],
    [{ 'variation-2:name': 'Big', 'variation-2:price': '1.999' }, 'variation-2:price', /price like 4.50/],
    [{ 'variation-2:name': 'Big', price: '999999999' }, 'price', /price like 4.50/],
    [{ 'variation-2:name': 'Big', name: 'mint TEA' }, 'name', /“mint_tea” is on the menu already/],
  ])('shows what is wrong with %j under its field, and stores nothing', async (wrong, block, message) => {
    const form = await opens(manager, 'product');
    await manager.press(form, 'product-form.add-variation');
    await manager.press(await shown(manager, 'variation-1:name'), 'product-form.add-variation');
    const filled = { name: 'Cold Brew', 'variation-1:name': 'Small', ...wrong };
    const { errors } = await manager.submit(await shown(manager, 'variation-2:name'), filled);
    expect(errors).toEqual({ [block]: expect.stringMatching(message) });
    expect(await product('cold_brew')).toBeNull();
  });

  it('gives a removed variation’s line to no other, and keeps what is written in the rest', async () => {
    const form = await opens(manager, 'product');
    await manager.press(form, 'product-form.add-variation');
    await manager.press(await shown(manager, 'variation-1:name'), 'product-form.add-variation');
    const two = await manager.fill(await shown(manager, 'variation-2:name'), {
      name: 'Cocoa',
      'variation-1:name': 'Small',
      'variation-2:name': 'Large',
    });
    await manager.press(two, 'product-form.remove-variation', { value: '1' });
    await until('one line', async () => !blockIds((await manager.sees.view()) ?? two).includes('variation-1:name'));
    await manager.press((await manager.sees.view()) ?? two, 'product-form.add-variation');
    const again = await shown(manager, 'variation-3:name');
    await manager.submit(again, { 'variation-3:name': 'Huge' });
    expect(await product('cocoa')).toMatchObject({ variations: [{ name: 'Large' }, { name: 'Huge' }] });
  });

  it('has room for 25 variations', async () => {
    let form = await opens(manager, 'product');
    for (let line = 1; line <= 25; line += 1) {
      await manager.press(form, 'product-form.add-variation');
      form = await shown(manager, `variation-${line}:name`);
    }
    expect(buttonsOf(form).map(({ actionId }) => actionId)).not.toContain('product-form.add-variation');
    const names = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [`variation-${index + 1}:name`, `Size ${index}`]),
    );
    const { errors } = await manager.submit(form, { name: 'Many', ...names });
    expect(errors).toEqual({});
    expect((await product('many'))?.variations).toHaveLength(25);
  });
});

describe('the form that changes a product', () => {
  it('shows what it is, saves a new version of the recipe, and says so when nothing is different', async () => {
    const form = await opens(manager, 'edit chocolate_cake');
    expect(initial(form, 'name')).toBe('Chocolate Cake');
    expect(initial(form, 'price')).toBe('4.50');
    expect(initial(form, 'ingredients')).toBe('chocolate 33.5 g\nbutter 16.5 g\nflour 8.5 g\nsugar 16.5 g\neggs 1');
    const { view: same } = await manager.submit(form);
    expect(textOf(same)).toContain('Nothing was different');
    expect(await product('chocolate_cake')).toMatchObject({ version: 1 });

    const { view } = await manager.submit(await opens(manager, 'edit chocolate_cake'), {
      ingredients: 'chocolate 50 g',
    });
    expect(textOf(view)).toMatch(/Saved.*Recipe version 2/s);
    expect(await product('chocolate_cake')).toMatchObject({ version: 2, recipe: { version: 2 }, price: 450 });
  });

  it('tells the second of two managers, who loses nothing typed and can still save', async () => {
    const [first, late] = [await opens(manager, 'edit carrot_cake'), await opens(second, 'edit carrot_cake')];
    await manager.submit(first, { price: '9.9' });
    const { view: told } = await second.submit(late, { name: 'Carrot Dream', ingredients: 'carrots 60 g' });
    expect(textOf(told)).toContain('*Olivia Baker* has changed it meanwhile');
    expect(textOf(told)).toContain('€9.90 for each eater');
    expect(await product('carrot_cake')).toMatchObject({ version: 2, price: 990, recipe: { version: 1 } });

    const again = await until('the form again', () => second.sees.view());
    expect([initial(again, 'name'), initial(again, 'ingredients')]).toEqual(['Carrot Dream', 'carrots 60 g']);
    const { view } = await second.submit(again, { price: '9.5' });
    expect(textOf(view)).toContain('Saved.');
    expect(await product('carrot_dream')).toMatchObject({ version: 3, price: 950, recipe: { version: 2 } });
  });

  it('holds the longest recipe, and loses none of it', async () => {
    const names = Array.from(
      { length: 50 },
      (_, index) => `${'x'.repeat(70)} ${String.fromCharCode(97 + (index % 26))}${index}`,
    );
    const ingredients = names.map((name) => ({ name, unit: 'g', amount: 9_999_999 }) as const);
    const { catalog } = bakery.app.services;
    const { result: long } = await catalog.createCake({ name: 'Long Cake', ingredients }, olivia);
    const form = await opens(manager, 'edit long_cake');
    expect(blockIds(form)).toContain('more-ingredients');
    expect(textOf((await manager.submit(form)).view)).toContain('Nothing was different');
    await manager.submit(await opens(manager, 'edit long_cake'), { price: '1' });
    expect((await product('long_cake'))?.recipe).toEqual(long.recipe);
  });

  it('writes as new what the other has removed', async () => {
    const [first, late] = [await opens(manager, 'edit latte'), await opens(second, 'edit latte')];
    await manager.press(first, 'product-form.remove-variation', { value: '1' });
    await until(
      'Small is gone',
      async () => !blockIds((await manager.sees.view()) ?? first).includes('variation-1:name'),
    );
    await manager.submit((await manager.sees.view()) ?? first);
    const before = await product('latte');
    await second.submit(late, { 'variation-1:name': 'Tiny' });
    const { view } = await second.submit(await until('the form again', () => second.sees.view()));
    expect(textOf(view)).toContain('Tiny €3.20, Medium €3.70, Large €4.20');
    const after = await product('latte');
    expect(after?.variations.slice(1)).toEqual(before?.variations);
    expect(after?.removedVariations).toMatchObject([{ name: 'Small' }]);
  });

  it('stays filled when the product was taken off the menu meanwhile', async () => {
    const form = await opens(manager, 'edit iced_tea');
    await ask(second, '/cake', 'delete iced_tea');
    const { errors } = await manager.submit(form, { price: '1' });
    expect(errors).toEqual({ name: 'Iced Tea is no longer on the menu.' });
    expect(await manager.sees.view()).toMatchObject({ callback_id: 'product-form' });
    await ask(second, '/cake', 'restore iced_tea');
  });

  it.each(['edit mint_tea', 'product', ''])('is not the customers’: /cake %s', async (text) => {
    expect(await ask(customer, '/cake', text)).toContain('only the bakery’s managers can change the menu');
    expect(await customer.sees.view()).toBeNull();
  });

  it.each([
    ['edit', /Which one\? Write it like this: .cake edit chocolate_cake/],
    ['show', /Which one/],
    ['restore', /Which one/],
    ['edit never_was', /There is no “never_was” on the menu/],
    ['restore never_was', /There is no “never_was” on the menu/],
    ['restore mint_tea', /“mint_tea” is on the menu already/],
  ])('/cake %s is answered with what to do', async (text, answer) => {
    expect(await ask(manager, '/cake', text)).toMatch(answer);
  });
});

describe('a product’s buttons', () => {
  const last = async (person: Actor) => {
    const seen = (await person.sees.ephemerals()).at(-1);
    if (!seen) throw new Error('nothing was answered');
    return seen;
  };

  it('are the managers’', async () => {
    await ask(customer, '/cake', 'show mint_tea');
    expect(buttonsOf(await last(customer))).toEqual([]);
    await ask(manager, '/cake', 'show mint_tea');
    expect(buttonsOf(await last(manager)).map(({ text }) => text)).toEqual(['Edit', 'Take off the menu']);
    await manager.press(await last(manager), 'product.edit');
    const form = await until('the form', async () => {
      const view = await manager.sees.view();
      return view && initial(view, 'name') === 'Mint Tea' ? view : null;
    });
    await manager.submit(form, { price: '2.9' });
    expect(await product('mint_tea')).toMatchObject({ price: 290 });
    await manager.close({ all: true });
  });

  it('take it off and put it back; whoever comes second reads how it is', async () => {
    await ask(manager, '/cake', 'show mint_tea');
    await manager.press(await last(manager), 'product.remove');
    await until('it is gone', async () => !(await product('mint_tea')));
    const removed = await until('the way back', async () =>
      (await manager.sees.ephemerals()).findLast((each) =>
        buttonsOf(each).some(({ actionId }) => actionId === 'product.restore'),
      ),
    );
    const next = await answers(second);
    await second.command('/cake', 'restore mint_tea');
    expect(await next('the answer')).toContain('Mint Tea is on the menu again');
    const told = await answers(manager);
    await manager.press(removed, 'product.restore');
    expect(await told('the answer')).toContain('“mint_tea” is on the menu already');
    expect(await bakery.database.db.collection('products').countDocuments({ slug: 'mint_tea' })).toBe(1);
  });
});
