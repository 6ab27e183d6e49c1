import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import type { Delivery } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardsOf, messagesAbout } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery({ env: { GITHUB_TOKEN: undefined, GITHUB_REPOSITORY: undefined } });
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  manager = await bakery.person('Olivia Baker');
});
afterEach(async () => {
  await bakery.clearFaults();
  await bakery.installApp();
});
afterAll(() => bakery?.close());

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

/** Opens Home until it shows `text`. */
const homeWith = (person: Actor, text: string) =>
  until<View | null>(`Home shows “${text}”`, async () => {
    await person.openHome();
    const home = await person.sees.home();
    return textOf(home).includes(text) ? home : null;
  });

describe('something that is down', () => {
  it('is shown to staff with how many things wait for it, and no more when it is back', async () => {
    await bakery.fault('jira', { kind: 'down' });
    for (const line of ['2 chocolate_cake for 4', '1 chocolate_cake for 2']) await placeOrder(customer, line);
    await homeWith(baker, '*Jira* does not answer just now: 2 things wait for it.');
    expect(await ask(manager, '/bakery', 'status')).toMatch(
      /:construction: \*Jira\* · 2 retrying · oldest since <!date/,
    );
    await customer.openHome();
    expect(textOf(await customer.sees.home())).not.toContain('does not answer');

    await bakery.clearFaults('jira');
    await bakery.quiet();
    await until('the status says that Jira is well', async () =>
      (await ask(manager, '/bakery', 'status')).includes(':white_check_mark: *Jira* · nothing waits · last success'),
    );
    const home = await homeWith(manager, ':white_check_mark: Nothing waits: ');
    expect(textOf(home)).not.toContain('does not answer');
  });

  it('is not what nobody configured', async () => {
    expect(await ask(baker, '/bakery', 'status')).toContain(':zzz: *GitHub* (not configured)');
  });
});

describe('what only a person moves on', () => {
  it('is shown with its reason; one is retried, or all of them', async () => {
    await bakery.quiet();
    const error = { code: 'not_in_channel', message: 'Slack refuses: not_in_channel', at: new Date() };
    const done = await deliveries().find({ reaction: 'show-card', state: 'done' }).limit(2).toArray();
    const ids = done.map(({ _id }) => _id);
    await deliveries().updateMany({ _id: { $in: ids } }, [
      { $set: { state: 'dead', settledAt: '$$NOW', error } },
      { $unset: 'expireAt' },
    ]);
    const home = await homeWith(manager, 'Retry all 2');
    expect(textOf(home)).toContain('Slack refuses: not_in_channel');
    await manager.press(home, 'status.retry', { value: ids[0] });
    await until('one is done', () => deliveries().findOne({ _id: ids[0], state: 'done' }));
    await ask(manager, '/bakery', 'status');
    const status = (await manager.sees.ephemerals()).at(-1);
    if (status) await manager.press(status, 'status.retry-all');
    await until('the other is done', () => deliveries().findOne({ _id: ids[1], state: 'done' }));
  });
});

describe('the settings', () => {
  const open = async () => {
    await manager.command('/bakery', 'settings');
    return until('the settings', () => manager.sees.view());
  };

  it('send a test message to the channel that is chosen, before it is saved', async () => {
    const { id } = await bakery.createChannel('alerts');
    const form = await manager.fill(await open(), { alertsChannel: id });
    await manager.press(form, 'settings.test-channel', { value: 'alertsChannel' });
    const tested = await until('what came of it', async () => {
      const shown = await manager.sees.view();
      return textOf(shown).includes('Sent: it should be there') && shown;
    });
    expect((await manager.sees.channel(id)).map(({ text }) => text)).toEqual([
      expect.stringContaining('A test by Olivia Baker: this is where alerts would come.'),
    ]);
    const { view } = await manager.submit(tested);
    expect(textOf(view)).toContain(`Alerts come in <#${id}>.`);
    await manager.close({ all: true });
  });

  it('say why a test message cannot be sent', async () => {
    const { id } = await bakery.createChannel('hidden', { isPrivate: true });
    const form = await manager.fill(await open(), { teamChannel: id });
    await manager.press(form, 'settings.test-channel', { value: 'teamChannel' });
    await until('why', async () => textOf(await manager.sees.view()).includes('please invite me first'));
    await manager.close({ all: true });
  });

  it.each([
    ['zone', 'Europe/Atlantis', 'no time zone'],
    ['morning.zone', '+05:30', 'no time zone'],
    ['mailDomain', 'not a domain', 'no mail domain'],
    ['currency', 'XYZ', 'no currency'],
  ])('name what is wrong with %s', async (field, value, message) => {
    const { errors } = await manager.submit(await open(), { [field]: value });
    expect(errors).toEqual({ [field]: expect.stringContaining(message) });
    await manager.close({ all: true });
  });

  it('are kept, all of them', async () => {
    const { view } = await manager.submit(await open(), {
      'morning.time': '05:30',
      'morning.zone': 'Europe/Paris',
      zone: 'America/New_York',
      leadTimeHours: '24',
      procurement: 'daily',
      guessAddresses: [],
      mailDomain: 'example.com',
    });
    expect(textOf(view)).toContain('The morning begins at 05:30 in Europe/Paris');
    await manager.close({ all: true });
    expect(await bakery.app.services.settings.readFresh()).toMatchObject({
      morning: { time: '05:30', zone: 'Europe/Paris' },
      zone: 'America/New_York',
      leadTimeHours: 24,
      procurement: 'daily',
      guessAddresses: false,
      mailDomain: 'example.com',
    });
  });

  it('are not put back by a form that another manager had open meanwhile', async () => {
    const form = await open();
    await bakery.app.services.settings.change(
      { leadTimeHours: 36 },
      await bakery.app.services.employees.principalOf(manager.id),
    );
    await manager.press(form, 'settings.test-channel', { blockId: 'kitchenChannel:test' });
    await until('the test is sent', async () => textOf(await manager.sees.view()).includes('Sent:'));
    await manager.submit(form);
    expect(textOf(await manager.sees.view())).toContain('Olivia Baker has changed the settings meanwhile');
    expect(await bakery.app.services.settings.readFresh()).toMatchObject({ leadTimeHours: 36 });
    await manager.close({ all: true });
  });
});

describe('Slack', () => {
  it('is left alone while the app is not installed; everything goes on when it is', async () => {
    await bakery.quiet();
    await bakery.uninstallApp();
    const lanes = bakery.database.db.collection<{ _id: string }>('lanes');
    await until('Slack is left alone', () => lanes.findOne({ _id: 'slack' }));
    const { actor } = await bakery.app.services.employees.principalOf(customer.id);
    const by = { actor, staff: false, manager: false };
    const line = { product: 'chocolate_cake', persons: 2, quantity: 1 };
    const { result: order } = await bakery.app.services.orders.place({ lines: [line] }, by);
    await until('the ticket', () => deliveries().findOne({ reaction: 'buy-ingredients', state: 'done' }));
    expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);

    await bakery.installApp();
    await bakery.quiet(30_000);
    expect(await cardsOf(baker, order.number)).toHaveLength(1);
    expect(await messagesAbout(customer, order.number)).toHaveLength(1);
    expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);
  });

  it('gets 200 notifications and cards through its limits, each once', async () => {
    const { actor } = await bakery.app.services.employees.principalOf(customer.id);
    const by = { actor, staff: false, manager: false };
    await bakery.fault('slack', { kind: 'rate-limited', match: 'chat.postMessage', retryAfterSeconds: 1, times: 10 });
    const numbers: number[] = [];
    const place = () => bakery.app.services.orders.place({ lines: [{ product: 'mint_tea', quantity: 1 }] }, by);
    for (let burst = 0; burst < 10; burst += 1) {
      const placed = await Promise.all(Array.from({ length: 20 }, place));
      numbers.push(...placed.map(({ result }) => result.number));
    }
    await bakery.quiet(120_000);
    const cards = (await baker.sees.channel('kitchen')).map(({ text }) => Number(/^Order (\d+) \(/.exec(text)?.[1]));
    const told = (await customer.sees.dm()).map(({ text }) => Number(/your order (\d+)\./.exec(text)?.[1]));
    const inOrder = (all: number[]) => all.filter((number) => numbers.includes(number)).toSorted((a, b) => a - b);
    expect(inOrder(cards)).toEqual(inOrder(numbers));
    expect(inOrder(told)).toEqual(inOrder(numbers));
    expect(await deliveries().countDocuments({ state: 'dead' })).toBe(0);
  }, 180_000);
});
