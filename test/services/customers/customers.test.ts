import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotYet } from '../../../src/platform/failures.ts';
import {
  type Customer,
  createCustomers,
  createDirectory,
  customerCollection,
  directoryReadingCollection,
  slackUserCollection,
} from '../../../src/services/customers/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([customerCollection, slackUserCollection, directoryReadingCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const delicious = {
  id: 'U1',
  displayName: 'Ms. Delicious',
  realName: '',
  email: 'd@example.com',
  zone: 'Etc/UTC',
  admin: false,
  bot: false,
  deleted: false,
};

/** Customers of a workspace whose directory was read, with the given people in it. */
async function customersWith({
  people = [delicious],
  filled = true,
  slackConfigured = true,
  guessAddresses = true,
} = {}) {
  const source = { page: async () => ({ members: people }), member: async () => null };
  const directory = createDirectory({ ...books, source });
  if (filled) await directory.readStep('directory:first', run);
  const settings = { readFresh: async () => ({ mailDomain: 'gmail.com', guessAddresses }) };
  return createCustomers({ ...books, directory, settings, slackConfigured });
}

const someone = (overrides: Partial<Customer>): Customer => ({
  id: '1',
  name: 'Somebody',
  notify: 'all',
  ...overrides,
});

describe('customers', () => {
  it('are one for each Slack user, by the name they have now', async () => {
    const customers = await customersWith();
    const called = (name: string) => books.transact((session) => customers.ofSlackUser(session, { id: 'U1', name }));
    const first = await called('Mr. Cakelover');
    expect(first).toMatchObject({ slackUser: 'U1', name: 'Mr. Cakelover', notify: 'all' });
    expect(await called('Dr. Cakelover')).toEqual({ ...first, name: 'Dr. Cakelover' });
    expect(await customers.get(first.id)).toMatchObject({ name: 'Dr. Cakelover' });
  });

  it('are one for each name, and never one with a Slack user of that name', async () => {
    const customers = await customersWith();
    const named = (name: string) => books.transact((session) => customers.named(session, name));
    const first = await named('Ms. Delicious');
    expect(first).toMatchObject({ slug: 'ms_delicious', name: 'Ms. Delicious' });
    expect(await named(' ms  delicious')).toEqual(first);
    const slack = await books.transact((session) =>
      customers.ofSlackUser(session, { id: 'U1', name: 'Ms. Delicious' }),
    );
    expect(slack.id).not.toBe(first.id);
  });

  it('are made once when several orders come at the same moment', async () => {
    const customers = await customersWith();
    const many = await Promise.all(
      Array.from({ length: 8 }, () => books.transact((session) => customers.named(session, 'Ms. Delicious'))),
    );
    const people = await Promise.all(
      Array.from({ length: 8 }, () =>
        books.transact((session) => customers.ofSlackUser(session, { id: 'U1', name: 'D' })),
      ),
    );
    expect(new Set(many.map(({ id }) => id)).size).toBe(1);
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
  });

  it.each(['', ' ', '!!!', 'x'.repeat(81)])('have no name like %p', async (name) => {
    const customers = await customersWith();
    const named = books.transact((session) => customers.named(session, name));
    await expect(named).rejects.toMatchObject({ code: 'customer_name_invalid', fields: [{ path: 'customer' }] });
  });

  it('say what they want to hear', async () => {
    const customers = await customersWith();
    const { id } = await books.transact((session) => customers.named(session, 'Ms. Delicious'));
    await customers.prefer(id, 'ready');
    expect(await customers.get(id)).toMatchObject({ notify: 'ready' });
    await expect(customers.prefer('nobody', 'all')).rejects.toMatchObject({ code: 'customer_not_found' });
  });
});

describe('a customer is reached', () => {
  it('by message, when it is a Slack user', async () => {
    const customers = await customersWith({ filled: false });
    expect(await customers.reach(someone({ slackUser: 'U7' }))).toEqual({ by: 'message', slackUser: 'U7' });
  });

  it('by message, when the name is one member’s', async () => {
    const customers = await customersWith();
    const named = someone({ name: 'ms. delicious', slug: 'ms_delicious' });
    expect(await customers.reach(named)).toEqual({ by: 'message', slackUser: 'U1' });
  });

  it('not yet, while the directory is still being read', async () => {
    const customers = await customersWith({ filled: false });
    await expect(customers.reach(someone({ slug: 'ms_delicious' }))).rejects.toBeInstanceOf(NotYet);
  });

  it('by mail, when two have that name: to the known address, else to a guessed one', async () => {
    const customers = await customersWith({ people: [delicious, { ...delicious, id: 'U2' }] });
    const named = someone({ name: 'Ms. Delicious', slug: 'ms_delicious' });
    const guess = { by: 'mail', address: 'ms_delicious@gmail.com', guessed: true };
    expect(await customers.reach(named)).toEqual(guess);
    expect(await customers.reach({ ...named, email: 'm@example.com' })).toEqual({
      by: 'mail',
      address: 'm@example.com',
      guessed: false,
    });
  });

  it('by mail alone, where there is no workspace', async () => {
    const customers = await customersWith({ filled: false, slackConfigured: false });
    expect(await customers.reach(someone({ slug: 'somebody' }))).toMatchObject({ by: 'mail', guessed: true });
  });

  it('by the member’s address, when a Slack user cannot be messaged', async () => {
    const customers = await customersWith();
    expect(await customers.mailOf(someone({ slackUser: 'U1' }))).toMatchObject({
      address: 'd@example.com',
      guessed: false,
    });
  });

  it('not at all, where an address can or must not be guessed', async () => {
    const none = { people: [] };
    const customers = await customersWith(none);
    for (const slug of ['кексова', 'x'.repeat(65)]) {
      expect(await customers.reach(someone({ slug }))).toEqual({ by: 'nobody', why: 'address_not_guessable' });
    }
    const careful = await customersWith({ ...none, guessAddresses: false });
    expect(await careful.reach(someone({ slug: 'somebody' }))).toEqual({ by: 'nobody', why: 'address_unknown' });
  });
});
