import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, buttonsOf, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { answers, ask, placeOrder } from '../support/person.ts';
import { cardShows, messagesAbout } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
const time = { ahead: 0 };
const clock = { now: () => new Date(Date.now() + time.ahead) };

beforeAll(async () => {
  bakery = await openBakery({ clock });
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterAll(() => bakery?.close());

const labelsOf = (card: Parameters<typeof buttonsOf>[0]) => buttonsOf(card).map(({ text }) => text);

describe('undoing', () => {
  it('takes a start back from the card, and says who did what and what the customer was told', async () => {
    const order = await placeOrder(customer, '2 chocolate_cake for 4');
    await baker.press(await cardShows(baker, order, 'waiting'), orderActions.start);
    const started = await cardShows(baker, order, 'in preparation');
    expect(labelsOf(started)).toEqual(['Ready', 'Back to waiting', 'Cancel', 'Undo']);
    expect(textOf(started)).toMatch(/undo until <!date/);
    await bakery.quiet();
    await baker.press(started, orderActions.undo);
    const waiting = await cardShows(baker, order, 'waiting');
    expect(labelsOf(waiting)).toEqual(['Start', 'Ready', 'Cancel']);
    await bakery.quiet();

    const told = (await messagesAbout(customer, order)).map((text) => text.split('\n')[0]);
    expect(told.at(-1)).toBe(`Your order ${order} is waiting again.`);
    const shown = await ask(baker, '/order', `show ${order}`);
    expect(shown).toMatch(/placed by Mr\. Cakelover \(Slack\)\n +↳ customer told by direct message/);
    expect(shown).toMatch(/in preparation by Ben Baker \(Slack\)\n +↳ customer told/);
    expect(shown).toMatch(/waiting again by Ben Baker/);
    expect(await ask(customer, '/order', `show ${order}`)).not.toContain('customer told');
  });

  it('takes a cancel back from the answer to it; a customer who was not told yet never hears of either', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await bakery.quiet();
    await bakery.fault('slack', { kind: 'error', match: 'chat.postMessage' });
    await ask(baker, '/order', `cancel ${order} no oven`);
    const answer = (await baker.sees.ephemerals()).at(-1);
    expect(labelsOf(answer)).toEqual(['Undo']);
    await baker.press(answer ?? (await cardShows(baker, order, 'cancelled')), orderActions.undo);
    await cardShows(baker, order, 'waiting');
    await bakery.clearFaults('slack');
    await bakery.quiet();
    expect(await messagesAbout(customer, order)).toHaveLength(1);
    expect(await ask(baker, '/order', `show ${order}`)).toContain('not told: it was taken back before that');
  });

  it('is over after five minutes, and the card that still shows the button says so when pressed', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await ask(baker, '/order', `ready ${order}`);
    await ask(baker, '/order', `show ${order}`);
    await baker.press(await cardShows(baker, order, 'ready'), orderActions.backToPreparation);
    const back = await cardShows(baker, order, 'in preparation');
    expect(labelsOf(back)).toContain('Undo');
    time.ahead += 5 * 60_000 + 1_000;
    const next = await answers(baker);
    await baker.press(back, orderActions.undo);
    expect(await next('the refusal')).toMatch(/can no longer be taken back/);
    expect(await ask(baker, '/order', `show ${order}`)).not.toContain('Undo');
  });

  it('shows staff that an address was guessed', async () => {
    const order = await placeOrder(baker, '1 chocolate_cake for 2 to Ms. Delicious');
    await bakery.quiet();
    expect(await ask(baker, '/order', `show ${order}`)).toMatch(
      /customer told by e-mail .*, to an address that was guessed, not confirmed/,
    );
  });
});

describe('/order list', () => {
  it('goes on to older orders in the place of the newer ones', async () => {
    for (let placed = 0; placed < 16; placed += 1) await placeOrder(customer, '1 mint_tea');
    await ask(customer, '/order', 'list');
    const list = (await customer.sees.ephemerals()).at(-1);
    const shown = () => customer.sees.ephemerals().then((all) => all.find(({ ts }) => ts === list?.ts));
    const [newest] = /\*\d+\*/.exec(textOf(list)) ?? [];
    if (list) await customer.press(list, orderActions.older);
    const older = await until('the older orders', async () => {
      const now = await shown();
      return now && !textOf(now).includes(newest ?? '') && now;
    });
    expect(labelsOf(older)).toEqual([]);
  });
});
