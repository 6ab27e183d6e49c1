import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { person } from '../support/people.ts';
import { placeOrder } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  baker = await bakery.person('Ben Baker');
  manager = await bakery.person('Olivia Baker');
});
afterAll(() => bakery?.close());

/** Opens Home and waits until it shows `text`. */
async function homeWith(person: Actor, text: string): Promise<View> {
  await person.openHome();
  return shows(person, text);
}

const shows = (person: Actor, text: string) =>
  until(`Home shows “${text}”`, async () => {
    const home = await person.sees.home();
    return textOf(home).includes(text) ? home : null;
  });
const labels = (home: View) => buttonsOf(home).map(({ text }) => text);

describe('Home', () => {
  it('shows a customer the menu and their own orders, which they can cancel there', async () => {
    const number = await placeOrder(customer, '1 latte (large)');
    const home = await homeWith(customer, `*${number}* · Mr. Cakelover · 1 x Latte (Large) · _waiting_`);
    expect(textOf(home)).toContain('`chocolate_cake`');
    expect(labels(home)).toEqual(['Place an order', 'Cancel', 'Order again']);
    await customer.press(home, 'order.cancel');
    expect(labels(await shows(customer, '_cancelled_'))).toEqual(['Place an order', 'Order again']);
  });

  it('shows staff the board, where they move orders along', async () => {
    const number = await placeOrder(customer, '2 mint_tea');
    const home = await homeWith(baker, `*${number}* · Mr. Cakelover`);
    expect(labels(home)).not.toContain('Create a cake');
    await baker.press(home, 'order.start', { value: `${number}:1` });
    await shows(baker, 'In preparation: 1');
  });

  it('turns the board’s pages, the most urgent orders first', async () => {
    for (let placed = 0; placed < 11; placed += 1) await placeOrder(customer, '1 mint_tea');
    const first = await homeWith(baker, 'Next page');
    await baker.press(first, 'home.next-page');
    const second = await shows(baker, 'Earlier page');
    expect(labels(second)).not.toContain('Next page (1 of 2)');
    await baker.press(second, 'home.show-preparation');
    const started = await until('only what is in preparation', async () => {
      const home = await baker.sees.home();
      return home && !labels(home).includes('Start') ? home : null;
    });
    expect(textOf(started)).toContain('*In preparation*');
    await baker.press(started, 'home.show-all');
    await shows(baker, 'Next page');
  });

  it('says by a view when somebody else was faster', async () => {
    const number = await placeOrder(customer, '3 mint_tea');
    const home = await homeWith(customer, `*${number}*`);
    await baker.command('/order', `ready ${number}`);
    await until('it is ready', async () =>
      (await baker.sees.ephemerals()).some(({ text }) => text.includes(`${number} is ready`)),
    );
    await customer.press(home, 'order.cancel', { value: `${number}:1` });
    const view = await until('the view', () => customer.sees.view());
    expect(textOf(view)).toMatch(/is ready by now: Ben Baker was faster/);
    await shows(customer, '_ready_');
  });

  it('tells a manager how the work stands, and opens the settings', async () => {
    const home = await homeWith(manager, ':white_check_mark: Nothing waits: ');
    expect(textOf(home)).toContain('The kitchen’s channel is <#C0KITCHEN>.');
    await manager.press(home, 'settings.open');
    const form = await until('the settings', () => manager.sees.view());
    expect(form.callback_id).toBe('settings-form');
    await manager.close();
  });
});

describe('the settings', () => {
  it('are not overwritten by a form that shows them as they were before somebody else changed them', async () => {
    const { settings } = bakery.app.services;
    await manager.command('/bakery', 'settings');
    const form = await until('the settings', () => manager.sees.view());
    await settings.change({ leadTimeHours: 24 }, person('Mia Miller', { manager: true }));
    const { view } = await manager.submit(form, { mailDomain: 'example.com' });
    expect(textOf(view)).toContain('Mia Miller has changed the settings meanwhile, so yours were not saved');
    expect(await settings.readFresh()).toMatchObject({ leadTimeHours: 24, mailDomain: 'gmail.com' });
    await manager.close({ all: true });
  });
});

describe('the kitchen channel', () => {
  async function choose(channel: string) {
    await manager.command('/bakery', 'settings');
    const form = await until('the settings', () => manager.sees.view());
    return manager.submit(form, { kitchenChannel: channel });
  }

  it('is joined when it is public', async () => {
    const { view } = await choose('team');
    expect(textOf(view)).toContain('Each order has its card in <#C0TEAM>');
    await manager.close({ all: true });
  });

  it('asks for an invitation when it is private', async () => {
    const { id } = await bakery.createChannel('secret', { isPrivate: true });
    const { errors } = await choose(id);
    expect(errors).toEqual({ kitchenChannel: expect.stringContaining('invite me first') });
    await manager.close({ all: true });
  });

  it('is asked for on Home once it is closed to us', async () => {
    await bakery.archiveChannel('team');
    const home = await until('Home says so', async () => {
      await manager.openHome();
      const shown = await manager.sees.home();
      return textOf(shown).includes('cannot post in <#C0TEAM>') ? shown : null;
    });
    expect(labels(home)).toContain('Choose the kitchen channel');
  });

  it('is the managers’ to choose', async () => {
    await customer.command('/bakery', 'settings');
    await until('the refusal', async () =>
      (await customer.sees.ephemerals()).some(({ text }) => /only the bakery’s managers/.test(text)),
    );
    expect(await customer.sees.view()).not.toMatchObject({ callback_id: 'settings-form' });
  });
});
