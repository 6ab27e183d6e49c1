import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
});
afterAll(() => bakery?.close());

async function openForm(person: Actor): Promise<View> {
  if (await person.sees.view()) await person.close({ all: true });
  await person.command('/order');
  return until('the order form', () => person.sees.view());
}

const blockIds = ({ blocks }: View) => blocks.map(({ block_id }) => String(block_id));
const see = async (person: Actor) => textOf(await person.sees.view());
const order = (number: number) => bakery.database.db.collection('orders').findOne({ number });
const orders = () => bakery.database.db.collection('orders').countDocuments();

describe('the order form', () => {
  it('asks what the product needs, and says what it comes to as it is filled', async () => {
    const form = await openForm(customer);
    expect(blockIds(form)).not.toContain('line-1:persons');
    await customer.fill(form, { 'line-1:product': 'Chocolate Cake' });
    expect(blockIds((await customer.sees.view()) ?? form)).toContain('line-1:persons');
    await customer.fill(form, { 'line-1:persons': '4', 'line-1:quantity': '2' });
    await until('the estimate', async () => (await see(customer)).includes('2 x Chocolate Cake for 4'));
    expect(await see(customer)).toContain('It comes to *€36.00*');
    expect(await see(customer)).toContain('chocolate 268 g, butter 132 g, flour 68 g, sugar 132 g, eggs 8 pcs');
  });

  it('empties a variation when another product is chosen', async () => {
    const form = await openForm(customer);
    const chosen = await customer.fill(form, { 'line-1:product': 'Latte', 'order-form.variation': 'Large' });
    await until('the estimate', async () => (await see(customer)).includes('1 x Latte (Large)'));
    await customer.fill(chosen, { 'line-1:product': 'Mint Tea' });
    await until('the estimate', async () => (await see(customer)).includes('1 x Mint Tea'));
    await customer.fill(chosen, { 'line-1:product': 'Latte' });
    await until('nothing chosen', async () => (await see(customer)).includes('Choose a product'));
  });

  it('adds and removes lines whose ids are never used again', async () => {
    const form = await openForm(customer);
    await customer.press(form, 'order-form.add-line');
    const two = await until('two lines', async () => {
      const view = await customer.sees.view();
      return view && blockIds(view).includes('line-2:product') ? view : null;
    });
    await customer.press(two, 'order-form.remove-line', { value: '2' });
    await until('one line', async () => !blockIds((await customer.sees.view()) ?? two).includes('line-2:product'));
    await customer.press((await customer.sees.view()) ?? two, 'order-form.add-line');
    await until('a third line', async () => blockIds((await customer.sees.view()) ?? two).includes('line-3:product'));
    expect(blockIds((await customer.sees.view()) ?? two)).not.toContain('line-2:product');
  });

  it('has room for eight lines', async () => {
    let form = await openForm(customer);
    for (let lines = 2; lines <= 8; lines += 1) {
      await customer.press(form, 'order-form.add-line');
      form = await until(`${lines} lines`, async () => {
        const view = await customer.sees.view();
        return view && blockIds(view).includes(`line-${lines}:product`) ? view : null;
      });
    }
    expect(buttonsOf(form).map(({ actionId }) => actionId)).not.toContain('order-form.add-line');
  });

  it('places an order with extras, notes and a due time, and says so', async () => {
    const dueAt = Math.floor(Date.now() / 1_000) + 3 * 24 * 3_600;
    const form = await customer.fill(await openForm(customer), {
      'line-1:product': 'Chocolate Cake',
      'line-1:persons': '4',
      'line-1:quantity': '2',
      extras: 'peanuts 10',
      due: dueAt,
      notes: 'no candles',
    });
    const { view } = await customer.submit(form);
    expect(textOf(view)).toMatch(/Order 1 for Mr\. Cakelover is placed/);
    expect(view).toMatchObject({ clear_on_close: true });
    expect(await order(1)).toMatchObject({ notes: 'no candles', dueAt: new Date(dueAt * 1_000), dueAssumed: false });
  });

  it.each([
    ['extras', 'peanuts', /Line 1: “peanuts” is no ingredient/],
    ['due', 1_700_000_000, /in the past/],
  ])('shows what is wrong with “%s” under it, and stores nothing', async (block, value, message) => {
    const before = await orders();
    const filled = { 'line-1:product': 'Mint Tea', [block]: value };
    const { errors } = await customer.submit(await customer.fill(await openForm(customer), filled));
    expect(errors).toEqual({ [block]: expect.stringMatching(message) });
    expect(await orders()).toBe(before);
  });

  it('says under its line that a product is gone', async () => {
    const manager = await bakery.person('Olivia Baker');
    const form = await customer.fill(await openForm(customer), {
      'line-1:product': 'Carrot Cake',
      'line-1:persons': '2',
    });
    await manager.command('/cake', 'delete carrot_cake');
    await until('the cake is gone', async () =>
      (await manager.sees.ephemerals()).some(({ text }) => text.includes('off the menu')),
    );
    const { errors } = await customer.submit(form);
    expect(errors).toEqual({ 'line-1:product': 'Carrot Cake is no longer on the menu.' });
  });

  it('lets staff order for somebody else, and nobody but them', async () => {
    expect(blockIds(await openForm(customer))).not.toContain('for-name');
    const filled = { 'line-1:product': 'Mint Tea', 'for-name': 'Ms. Delicious' };
    const { view } = await baker.submit(await baker.fill(await openForm(baker), filled));
    expect(textOf(view)).toContain('for Ms. Delicious is placed');
  });

  it('wants one recipient, not two', async () => {
    const filled = { 'line-1:product': 'Mint Tea', 'for-name': 'Ms. Delicious', 'for-user': 'Mr. Cakelover' };
    const { errors } = await baker.submit(await baker.fill(await openForm(baker), filled));
    expect(errors).toEqual({ 'for-name': expect.stringContaining('not both') });
  });
});
