import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { orderActions } from '../../src/views/messages/order-actions.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, placeOrder } from '../support/person.ts';
import { cardShows, cardsOf, messagesAbout, ticketOf, ticketsOf } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
});
afterEach(async () => {
  await bakery.clearFaults();
  await bakery.jira.configure({ searchDelayMs: 0, webhooks: true });
});
afterAll(() => bakery.close());

const reset = (service: 'slack' | 'jira' | 'mail', match: string, times = 1) =>
  bakery.fault(service, { kind: 'reset', match, times });

const CREATE_ISSUE = 'POST /rest/api/3/issue';

/** The faults that were switched on have all struck. */
const struck = () => until('the fault has struck', async () => (await bakery.faults()).length === 0);

describe('the connection is reset after Slack has done as it was asked', () => {
  it('posts one card and one direct message', async () => {
    await reset('slack', 'chat.postMessage', 2);
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await struck();
    await bakery.quiet();
    expect(await cardsOf(baker, order)).toHaveLength(1);
    expect(await messagesAbout(customer, order)).toHaveLength(1);
  });

  it('goes on with the card that it found again', async () => {
    await reset('slack', 'chat.postMessage');
    const order = await placeOrder(baker, '1 chocolate_cake for 2 to Ms. Delicious');
    await struck();
    await reset('slack', 'chat.update');
    await baker.press(await cardShows(baker, order, 'waiting'), orderActions.ready);
    await struck();
    await bakery.quiet();
    expect((await cardsOf(baker, order)).map(({ text }) => text)).toEqual([
      expect.stringContaining(`Order ${order} (ready)`),
    ]);
  });

  it('posts one card for an order that was cancelled before the card was found again', async () => {
    await reset('slack', 'chat.postMessage');
    await bakery.fault('slack', { kind: 'error', match: 'conversations.history' });
    const order = await placeOrder(baker, '1 chocolate_cake for 2 to Ms. Delicious');
    await cardShows(baker, order, 'waiting');
    await ask(baker, '/order', `cancel ${order}`);
    await bakery.clearFaults('slack');
    await cardShows(baker, order, 'cancelled');
    await bakery.quiet();
    expect(await cardsOf(baker, order)).toHaveLength(1);
  });
});

describe('the connection is reset after Jira has done as it was asked', () => {
  it('opens one ticket', async () => {
    await bakery.jira.configure({ webhooks: false });
    await reset('jira', CREATE_ISSUE);
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await struck();
    await bakery.quiet();
    expect(await ticketsOf(bakery, order)).toHaveLength(1);
    const { remoteLinks, labels } = await ticketOf(bakery, order);
    expect(remoteLinks).toHaveLength(1);
    expect(labels).toHaveLength(2);
  });

  it('opens one ticket also where Jira’s search finds it only after a while', async () => {
    await bakery.jira.configure({ webhooks: false, searchDelayMs: 300 });
    await reset('jira', CREATE_ISSUE);
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await struck();
    await bakery.quiet();
    expect(await ticketsOf(bakery, order)).toHaveLength(1);
  });

  it('adopts the ticket of which the webhook tells', async () => {
    await bakery.jira.configure({ searchDelayMs: 60_000 });
    await reset('jira', CREATE_ISSUE);
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    await struck();
    await bakery.quiet();
    expect(await ticketsOf(bakery, order)).toHaveLength(1);
    expect((await ticketOf(bakery, order)).remoteLinks).toHaveLength(1);
  });

  it('keeps one ticket open where a second one came about after all', async () => {
    await bakery.jira.configure({ webhooks: false, searchDelayMs: 60_000 });
    await reset('jira', CREATE_ISSUE);
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const [first, second] = await until('two tickets', async () => {
      const tickets = await ticketsOf(bakery, order);
      return tickets.length === 2 && tickets;
    });
    await bakery.jira.configure({ webhooks: true });
    // The supplier begins with the first one, and with that Ovenbird hears of it.
    await bakery.jira.start(first?.key ?? '');
    await until('one of them is closed', async () =>
      (await ticketsOf(bakery, order)).some(({ status }) => status === 'Done'),
    );
    await bakery.quiet();
    const tickets = await ticketsOf(bakery, order);
    expect(tickets).toHaveLength(2);
    const [closed, ...rest] = tickets.filter(({ status }) => status === 'Done');
    expect(rest).toEqual([]);
    expect(closed?.comments.at(-1)?.text).toContain('This is a duplicate of');
    expect([first?.key, second?.key]).toContain(closed?.key);
    expect(await ask(baker, '/order', `show ${order}`)).toContain('waiting');
  });

  it('writes one comment', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const { key } = await ticketOf(bakery, order);
    await bakery.quiet();
    await reset('jira', `POST /rest/api/3/issue/${key}/comment`);
    await ask(customer, '/order', `cancel ${order}`);
    await struck();
    await bakery.quiet();
    const { comments } = await bakery.jira.ticket(key);
    expect(comments.filter(({ text }) => text.includes('was cancelled'))).toHaveLength(1);
  });

  it('corrects the table once more, and it is the same', async () => {
    const order = await placeOrder(customer, '1 chocolate_cake for 2');
    const { key } = await ticketOf(bakery, order);
    await bakery.quiet();
    await reset('jira', `PUT /rest/api/3/issue/${key}`);
    await ask(customer, '/order', `cancel ${order}`);
    await struck();
    await bakery.quiet();
    expect((await bakery.jira.ticket(key)).table.slice(1)).toEqual([]);
  });
});

it('says it again with the same Message-ID where the mail server’s answer was lost', async () => {
  await reset('mail', 'ms_delicious@gmail.com');
  const order = await placeOrder(baker, '1 mint_tea to Ms. Delicious');
  await struck();
  await bakery.quiet();
  const mails = (await bakery.mail.messages('ms_delicious@gmail.com')).filter(({ subject }) =>
    subject.includes(`${order}`),
  );
  expect(mails.length).toBeGreaterThanOrEqual(1);
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
  expect(textOf((await customer.sees.dm()).at(-1))).not.toContain(`order ${order}`);
});
