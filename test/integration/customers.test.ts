import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, type SeenMessage, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { customerForm, OPEN_CUSTOMER } from '../../src/views/modals/customer-form.ts';
import { CHOOSE_PREFERENCE } from '../../src/views/preference.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, numberIn, placeOrder } from '../support/person.ts';
import { messagesAbout } from '../support/sights.ts';

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

/** The last direct message about an order. */
async function lastMessage(person: Actor, order: number): Promise<SeenMessage> {
  await bakery.quiet();
  const about = new RegExp(`order ${order}\\b`, 'i');
  const found = (await person.sees.dm()).filter((message) => about.test(textOf(message))).at(-1);
  if (!found) throw new Error(`nothing was said to ${person.name} about order ${order}`);
  return found;
}

const labelsOf = (target: Parameters<typeof buttonsOf>[0]) => buttonsOf(target).map(({ text }) => text);
const show = (order: number) => ask(baker, '/order', `show ${order}`);

async function formOf(person: Actor, callbackId: string): Promise<View> {
  return until(`the form ${callbackId}`, async () => {
    const view = await person.sees.view();
    return view?.callback_id === callbackId ? view : null;
  });
}

/** Staff open what is known of a customer. */
async function customerFormFor(who: string): Promise<View> {
  await baker.command('/bakery', `customer ${who}`);
  return formOf(baker, customerForm.callbackId);
}

/** Staff save the form; what they read then. */
async function saved(form: View, entries: Parameters<Actor['submit']>[1]): Promise<string> {
  const { view } = await baker.submit(form, entries);
  await baker.close({ all: true });
  return textOf(view);
}

describe('somebody on Slack', () => {
  it('chooses on Home what they hear of', async () => {
    await customer.openHome();
    const home = await until('Home', async () => {
      const view = await customer.sees.home();
      return textOf(view).includes('What I tell you') ? view : null;
    });
    await customer.choose(home, CHOOSE_PREFERENCE, 'ready');
    await until('Home shows the choice', async () =>
      JSON.stringify(await customer.sees.home()).includes('notify:ready'),
    );

    const order = await placeOrder(customer, '1 mint_tea');
    await ask(baker, '/order', `ready ${order}`);
    await bakery.quiet();
    expect((await messagesAbout(customer, order)).map((text) => text.split('\n')[0])).toEqual([
      `Your order ${order} is ready.`,
    ]);
    expect(await show(order)).toContain('not told: they do not want to hear of it');
  });

  it('chooses beside a message, too', async () => {
    const order = await placeOrder(customer, '1 mint_tea');
    await ask(baker, '/order', `ready ${order}`);
    const message = await lastMessage(customer, order);
    const next = await answers(customer);
    await customer.choose(message, CHOOSE_PREFERENCE, 'all');
    expect(await next('what was chosen')).toContain('everything that happens to your orders');
    const another = await placeOrder(customer, '1 mint_tea');
    expect(textOf(await lastMessage(customer, another))).toContain(`We have your order ${another}`);
  });

  it('hears by e-mail once their direct messages are closed to us', async () => {
    const closed = await bakery.addPerson({ displayName: 'Clara Closed' });
    const order = await placeOrder(closed, '1 mint_tea');
    const { channel } = await lastMessage(closed, order);
    await bakery.archiveChannel(channel);
    await ask(baker, '/order', `ready ${order}`);
    await bakery.quiet();
    const subjects = (await bakery.mail.messages()).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes(`order ${order} `))).toEqual([
      `Your order ${order} is ready.`,
    ]);
    expect(await show(order)).toMatch(/customer told by e-mail/);
  });

  it('reads why their order was cancelled as it was typed, mentions and links too', async () => {
    const order = await placeOrder(customer, '1 mint_tea');
    const form = {
      ...{ command: '/order', user_id: baker.id, team_id: 'T0BAKERY', channel_id: 'C0GENERAL' },
      ...{ trigger_id: 'why.1', response_url: `${bakery.sandboxUrl}/nobody-reads-this` },
      // As Slack sends what was picked from its menu of people, and an address.
      text: `cancel ${order} ask <@${manager.id}|olivia>, or see <https://bakery.example/tea>`,
    };
    const body = new URLSearchParams(form).toString();
    await bakery.forge({ contentType: 'application/x-www-form-urlencoded', body });
    await card(order, 'cancelled');
    const told = textOf(await lastMessage(customer, order));
    expect(told).toContain('ask @olivia, or see https://bakery.example/tea');
  });

  it('cancels from a message that is older than the order is now', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const created = await lastMessage(customer, order);
    await customer.choose(created, CHOOSE_PREFERENCE, 'ready');
    await baker.press(await card(order, 'waiting'), orderActions.start);
    await card(order, 'in preparation');

    const next = await answers(customer);
    await customer.press(created, orderActions.cancel);
    expect(await next('what is to be done')).toMatch(/in preparation by now: Ben Baker was faster/);
    const answer = (await customer.sees.ephemerals()).at(-1);
    expect(labelsOf(answer)).toContain('Cancel');
    if (answer) await customer.press(answer, orderActions.cancel);
    await card(order, 'cancelled');
    await customer.press(created, orderActions.cancel);
    await until('a clear answer', async () =>
      textOf((await customer.sees.ephemerals()).at(-1)).includes(`Order ${order} is cancelled already: Mr. Cakelover`),
    );
    await customer.choose(created, CHOOSE_PREFERENCE, 'all');
    await bakery.quiet();
  });

  const card = (order: number, status: string) =>
    until(`the card of order ${order}: ${status}`, async () =>
      (await baker.sees.channel('kitchen')).find(
        ({ text, ephemeral }) => !ephemeral && text.startsWith(`Order ${order} (${status})`),
      ),
    );
});

describe('ordering again', () => {
  it('opens the form with what the order had, from a message, without what is gone', async () => {
    await manager.command('/cake');
    await manager.submit(await formOf(manager, 'product-form'), { name: 'Fleeting Cake', ingredients: 'flour 5 g' });
    await manager.close({ all: true });
    await customer.command('/order');
    const form = await formOf(customer, 'order-form');
    const filled = await customer.fill(form, {
      'line-1:product': { search: 'fleeting', pick: 'Fleeting Cake' },
      'line-1:persons': 2,
    });
    await customer.press(filled, 'order-form.add-line');
    const { view } = await customer.submit(await customer.fill(filled, {}), {
      'line-2:product': { search: 'chocolate', pick: 'Chocolate Cake' },
      'line-2:persons': 4,
      'line-2:quantity': 3,
    });
    const order = numberIn(textOf(view));
    await customer.close({ all: true });
    await ask(manager, '/cake', 'delete fleeting_cake');
    await ask(baker, '/order', `cancel ${order} no oven`);

    const message = await lastMessage(customer, order);
    expect(labelsOf(message)).toEqual(['Order again']);
    await customer.press(message, orderActions.again);
    const again = await formOf(customer, 'order-form');
    expect(textOf(again)).toContain(
      `What *order ${order}* had is filled in. No longer on the menu, and left out: *Fleeting Cake*.`,
    );
    const { view: placed } = await customer.submit(again);
    expect(textOf(placed)).toContain('3 x Chocolate Cake for 4');
    await customer.close({ all: true });
  });

  it('is there on Home, and for staff in /order show, for the same customer', async () => {
    const order = numberIn(await ask(baker, '/order', '2 mint_tea to Ms. Delicious'));
    await show(order);
    const shown = (await baker.sees.ephemerals()).at(-1);
    if (!shown) throw new Error('nothing is shown');
    await baker.press(shown, orderActions.again);
    const { view } = await baker.submit(await formOf(baker, 'order-form'));
    expect(textOf(view)).toMatch(/Order \d+ for Ms\. Delicious is placed/);
    await baker.close({ all: true });

    const own = await placeOrder(customer, '1 mint_tea');
    await customer.openHome();
    const home = await until('Home', async () => {
      const view = await customer.sees.home();
      return textOf(view).includes(`*${own}*`) ? view : null;
    });
    await customer.press(home, orderActions.again, { value: String(own) });
    expect(textOf(await formOf(customer, 'order-form'))).toContain(`What *order ${own}* had`);
    await customer.close({ all: true });
  });
});

describe('a customer known by name', () => {
  it('is shown to staff with the address that was guessed, and told at the right one from then on', async () => {
    const placed = await ask(baker, '/order', '1 mint_tea to Mrs. Sweet');
    expect(placed).toContain('Mrs. Sweet hears by e-mail: mrs_sweet@gmail.com (guessed, not confirmed).');
    const order = numberIn(placed);
    await bakery.quiet();
    expect(await bakery.mail.messages('mrs_sweet@gmail.com')).toHaveLength(1);

    await show(order);
    const shown = (await baker.sees.ephemerals()).at(-1);
    if (!shown) throw new Error('nothing is shown');
    await baker.press(shown, OPEN_CUSTOMER);
    const form = await formOf(baker, customerForm.callbackId);
    expect(textOf(form)).toContain('(guessed, not confirmed)');
    const { errors } = await baker.submit(form, { email: 'sweet..tooth@example.com' });
    expect(errors).toEqual({ email: expect.stringContaining('This is no e-mail address') });
    expect(await saved(form, { email: 'sweet@example.com' })).toContain('hears by e-mail: sweet@example.com.');
    expect(textOf(await customerFormFor('mrs. sweet'))).toContain('Last changed by Ben Baker');
    await baker.close({ all: true });

    await ask(baker, '/order', `ready ${order}`);
    await bakery.quiet();
    expect((await bakery.mail.messages('sweet@example.com')).map(({ subject }) => subject)).toEqual([
      `Your order ${order} is ready.`,
    ]);
    expect(await bakery.mail.messages('mrs_sweet@gmail.com')).toHaveLength(1);
  });

  it('hears what they could not be told once their address is known, once', async () => {
    await bakery.mail.refuse('mr_typo@gmail.com');
    const order = numberIn(await ask(baker, '/order', '1 mint_tea to Mr. Typo'));
    await bakery.quiet();
    expect(await show(order)).toMatch(/customer could not be told by e-mail .*guessed, not confirmed/);
    const read = await saved(await customerFormFor('Mr. Typo'), { email: 'typo@example.com' });
    expect(read).toContain('it is being sent again');
    await bakery.quiet();
    await saved(await customerFormFor('Mr. Typo'), {});
    await bakery.quiet();
    const mails = await bakery.mail.messages('typo@example.com');
    expect(mails.map(({ subject }) => subject)).toEqual([`Thank you! We have your order ${order}.`]);
    expect(await show(order)).toMatch(/customer told by e-mail/);
  });

  it('is nobody of two people in Slack who have the name: staff read why', async () => {
    for (const zone of ['Europe/Paris', 'Asia/Kolkata']) await bakery.addPerson({ displayName: 'Sam Twin', tz: zone });
    await until('both are known', async () => {
      const known = { names: 'sam twin' };
      return (await bakery.database.db.collection('slack_users').countDocuments(known)) === 2;
    });
    const placed = await ask(baker, '/order', '1 mint_tea to Sam Twin');
    expect(placed).toMatch(
      /Two people in Slack are called Sam Twin.*hears by e-mail: sam_twin@gmail\.com.*order for the Slack user/,
    );
    await bakery.quiet();
    expect(await show(numberIn(placed))).toContain('two people in Slack have that name, so none of them was messaged');
  });

  it('is messaged where one person has the name, who can choose but not change the order', async () => {
    const solo = await bakery.addPerson({ displayName: 'Sally Solo' });
    await until('she is known', () => bakery.database.db.collection('slack_users').findOne({ names: 'sally solo' }));
    const order = numberIn(await ask(baker, '/order', '1 chocolate_cake for 2 to Sally Solo'));
    const message = await lastMessage(solo, order);
    expect(labelsOf(message)).toEqual([]);
    await solo.choose(message, CHOOSE_PREFERENCE, 'nothing');
    await until('it is written down', () => bakery.database.db.collection('customers').findOne({ slackUser: solo.id }));
    await ask(baker, '/order', `ready ${order}`);
    await bakery.quiet();
    expect(await messagesAbout(solo, order)).toHaveLength(1);
  });

  it('hears at the address that they log in to the API with', async () => {
    const byApi = await apiClient(bakery, { as: 'customer' });
    const { body } = await byApi.post('/orders', { lines: [{ product: 'mint_tea', quantity: 1 }] });
    await bakery.quiet();
    expect(body.customer).toMatch(/@example\.com$/);
    expect((await bakery.mail.messages(body.customer)).map(({ subject }) => subject)).toEqual([
      `Thank you! We have your order ${body.id}.`,
    ]);
    expect(await show(Number(body.id))).not.toContain('guessed');
  });

  it('is messaged from the first order on that spells the name as the one person does who has it', async () => {
    const tess = await bakery.addPerson({ displayName: 'Ms. Tess' });
    await until('she is known', () => bakery.database.db.collection('slack_users').findOne({ names: 'ms. tess' }));
    const misspelt = await ask(baker, '/order', '1 mint_tea to ms_tess');
    expect(misspelt).toContain('ms_tess@gmail.com (guessed');
    const order = numberIn(await ask(baker, '/order', '1 mint_tea to Ms. Tess'));
    expect(textOf(await lastMessage(tess, order))).toContain(`We have your order ${order}`);
  });

  it('is not to be found under a name that nobody ordered for', async () => {
    expect(await ask(baker, '/bakery', 'customer Nobody Ever')).toContain('I know no customer Nobody Ever');
    expect(await ask(baker, '/bakery', 'customer')).toContain('Which customer?');
  });
});
