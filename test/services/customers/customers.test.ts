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
import { ben, cakelover, olivia } from '../../support/people.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([customerCollection, slackUserCollection, directoryReadingCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const onSlack = {
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
  people = [onSlack],
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
    expect(await named(' ms  delicious')).toEqual({ ...first, name: 'ms delicious' });
    const slack = await books.transact((session) =>
      customers.ofSlackUser(session, { id: 'U1', name: 'Ms. Delicious' }),
    );
    expect(slack.id).not.toBe(first.id);
  });

  it('go by the name that they were last ordered for by: it is looked for in the workspace', async () => {
    const customers = await customersWith();
    const named = (name: string) => books.transact((session) => customers.named(session, name));
    const { id } = await named('ms_delicious');
    const reached = async () => customers.reach((await customers.get(id)) ?? someone({}));
    expect(await reached()).toMatchObject({ by: 'mail', guessed: true });
    await named('Ms. Delicious');
    expect(await reached()).toEqual({ by: 'message', slackUser: 'U1' });
  });

  it('are not written when their name is as it was: orders at the same moment do not wait for one another', async () => {
    const customers = await customersWith();
    await books.transact((session) => customers.named(session, 'Ms. Delicious'));
    await books.transact(async (session) => {
      await customers.named(session, 'Ms. Delicious');
      await books.transact((another) => customers.named(another, 'Ms. Delicious'));
    });
    const many = Array.from({ length: 8 }, (_, index) => (index % 2 ? 'ms_delicious' : 'Ms. Delicious'));
    const known = await Promise.all(many.map((name) => books.transact((session) => customers.named(session, name))));
    expect(new Set(known.map(({ id }) => id)).size).toBe(1);
  });

  it('are others where the address by which they order is another, however alike', async () => {
    const customers = await customersWith();
    const named = (name: string) => books.transact((session) => customers.named(session, name));
    const alike = ['anna.firm@shop.example', 'anna_firm@shop.example', 'anna@firm.shop.example'];
    const long = ['a', 'b'].map((last) => `${'x'.repeat(64)}@${'y'.repeat(60)}.${last}.example`);
    const known = await Promise.all([...alike, ...long].map(named));
    expect(new Set(known.map(({ id }) => id)).size).toBe(5);
    const id = known[0]?.id;
    expect(await named('Anna.Firm@shop.example')).toMatchObject({ id });
    expect(await customers.find({ name: 'ANNA.firm@shop.example' }, ben)).toMatchObject({ customer: { id } });
  });

  it('are those they were before addresses were told apart', async () => {
    const customers = await customersWith();
    const before = { name: 'anna@firm.example', slug: 'anna_firm_example', notify: 'all' };
    await books.db.collection<{ _id: string }>('customers').insertOne({ _id: 'before', ...before });
    const named = (name: string) => books.transact((session) => customers.named(session, name));
    expect(await named('anna@firm.example')).toMatchObject({ id: 'before' });
    expect(await customers.find({ name: 'anna@firm.example' }, ben)).toMatchObject({ customer: { id: 'before' } });
    expect((await named('anna_firm@example')).id).not.toBe('before');
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

  it.each(['', ' ', '!!!', 'x'.repeat(81), `${'x'.repeat(250)}@firm.example`])('have no name like %p', async (name) => {
    const customers = await customersWith();
    const named = books.transact((session) => customers.named(session, name));
    await expect(named).rejects.toMatchObject({ code: 'customer_name_invalid', fields: [{ path: 'customer' }] });
  });

  it('say what they want to hear, also before their first order', async () => {
    const customers = await customersWith();
    await customers.prefer('ready', cakelover);
    const chosen = await customers.onSlack(cakelover.actor.id);
    expect(chosen).toMatchObject({ name: 'Mr. Cakelover', notify: 'ready', edited: { by: cakelover.actor } });
    const ordering = await books.transact((session) => customers.ofSlackUser(session, cakelover.actor));
    expect(ordering).toMatchObject({ id: chosen?.id, notify: 'ready' });
    const ofTheApi = { ...cakelover, outsideSlack: true } as const;
    await expect(customers.prefer('all', ofTheApi)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('choose once when they choose twice at the same moment', async () => {
    const customers = await customersWith();
    await Promise.all([customers.prefer('ready', cakelover), customers.prefer('ready', cakelover)]);
    expect(await books.db.collection('customers').countDocuments()).toBe(1);
  });
});

describe('staff', () => {
  /** Ms. Delicious, who is known by name and not in the workspace. */
  async function delicious() {
    const customers = await customersWith({ people: [{ ...onSlack, displayName: 'x' }] });
    const { id } = await books.transact((session) => customers.named(session, 'Ms. Delicious'));
    return { customers, id };
  }

  it('see how a customer hears of their orders', async () => {
    const { customers, id } = await delicious();
    const known = await customers.find({ name: 'ms. delicious' }, ben);
    expect(known).toMatchObject({ customer: { id }, reach: { address: 'ms_delicious@gmail.com', guessed: true } });
    expect(await customers.find({ id }, ben)).toEqual(known);
    await expect(customers.find({ id }, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
    for (const which of [{ id: 'x' }, { name: 'Nobody' }, { slackUser: 'U9' }, { name: '' }]) {
      await expect(customers.find(which, ben)).rejects.toMatchObject({ code: 'customer_not_found' });
    }
  });

  it('find whoever is on Slack by a mention, by the name too where nobody else has it', async () => {
    const customers = await customersWith({ people: [onSlack, { ...onSlack, id: 'U2', displayName: 'Twin' }] });
    const { id } = await books.transact((session) =>
      customers.ofSlackUser(session, { id: 'U1', name: 'Ms. Delicious' }),
    );
    for (const which of [{ slackUser: 'U1' }, { name: 'ms. Delicious' }]) {
      expect(await customers.find(which, ben)).toMatchObject({ customer: { id }, reach: { by: 'message' } });
    }
  });

  it('are told when two people in Slack have the name', async () => {
    const twins = await customersWith({ people: [onSlack, { ...onSlack, id: 'U2' }] });
    await books.transact((session) => twins.ofSlackUser(session, { id: 'U1', name: 'Ms. Delicious' }));
    await expect(twins.find({ name: 'Ms. Delicious' }, ben)).rejects.toMatchObject({ code: 'customer_ambiguous' });
    const { id: named } = await books.transact((session) => twins.named(session, 'Ms. Delicious'));
    expect(await twins.find({ name: 'Ms. Delicious' }, ben)).toMatchObject({
      customer: { id: named },
      reach: { by: 'mail', namesakes: true },
    });
  });

  it('set a customer’s address and preference; the last to do so is known', async () => {
    const { customers, id } = await delicious();
    await customers.edit(id, { email: ' d@example.com ', notify: 'ready' }, ben);
    await customers.edit(id, { email: 'delicious@example.com' }, olivia);
    expect(await customers.get(id)).toMatchObject({
      email: 'delicious@example.com',
      notify: 'ready',
      edited: { by: olivia.actor, at: expect.any(Date) },
    });
    const given = await books.recorded('customer.address_given');
    expect(given.map(({ actor, data }) => [actor?.name, data])).toEqual([
      ['Ben Baker', {}],
      ['Olivia Baker', {}],
    ]);
  });

  it('clear an address, and nothing is tried again then', async () => {
    const { customers, id } = await delicious();
    await customers.edit(id, { email: 'd@example.com' }, ben);
    await books.db.collection('events').deleteMany({});
    await customers.edit(id, { email: '' }, ben);
    expect(await customers.get(id)).not.toHaveProperty('email');
    expect(await books.recorded('customer.address_given')).toEqual([]);
    expect(await customers.find({ id }, ben)).toMatchObject({ reach: { guessed: true } });
  });

  it.each([
    'd@',
    'd@example',
    'a@example.com, b@example.com',
    'a@example.com\r\nBcc: b@example.com',
    `${'x'.repeat(250)}@example.com`,
  ])('cannot set %p', async (email) => {
    const { customers, id } = await delicious();
    const edit = customers.edit(id, { email }, ben);
    await expect(edit).rejects.toMatchObject({ code: 'customer_invalid', fields: [{ path: 'email' }] });
    expect(await customers.get(id)).not.toHaveProperty('edited');
  });

  it('do not choose for somebody on Slack, nor customers for anybody', async () => {
    const customers = await customersWith();
    await customers.prefer('nothing', cakelover);
    const { id } = (await customers.onSlack(cakelover.actor.id)) ?? { id: '' };
    await expect(customers.edit(id, { notify: 'all' }, ben)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(customers.edit(id, { email: 'd@example.com' }, cakelover)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await customers.edit(id, { email: 'd@example.com' }, ben);
    expect(await customers.get(id)).toMatchObject({ email: 'd@example.com', notify: 'nothing' });
    await expect(customers.edit('x', {}, ben)).rejects.toMatchObject({ code: 'customer_not_found' });
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
    const customers = await customersWith({ people: [onSlack, { ...onSlack, id: 'U2' }] });
    const named = someone({ name: 'Ms. Delicious', slug: 'ms_delicious' });
    const guess = { by: 'mail', address: 'ms_delicious@gmail.com', guessed: true, namesakes: true };
    expect(await customers.reach(named)).toEqual(guess);
    expect(await customers.reach({ ...named, email: 'm@example.com' })).toEqual({
      by: 'mail',
      address: 'm@example.com',
      guessed: false,
      namesakes: true,
    });
  });

  it('by mail to the address that they are called by, where no other is known', async () => {
    const customers = await customersWith();
    const named = (name: string) => books.transact((session) => customers.named(session, name));
    const byApi = await named('anna@firm.example');
    const own = { by: 'mail', address: 'anna@firm.example', guessed: false };
    expect(await customers.reach(byApi)).toEqual(own);
    const careful = await customersWith({ guessAddresses: false });
    expect(await careful.reach(byApi)).toEqual(own);
    expect(await customers.reach({ ...byApi, email: 'orders@firm.example' })).toMatchObject({
      address: 'orders@firm.example',
    });
    // In Slack they may call themselves by anybody's.
    expect(await careful.mailOf(someone({ name: 'anna@firm.example', slackUser: 'U9' }))).toMatchObject({
      by: 'nobody',
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

  it('by the address of whoever has their name, when that member cannot be messaged; else by a guess', async () => {
    const customers = await customersWith();
    const named = someone({ slug: 'mr_cakelover' });
    const theirs = { by: 'mail', address: 'd@example.com', guessed: false, matched: 'U1' };
    expect(await customers.mailOf(named, 'U1')).toEqual(theirs);
    expect(await customers.mailOf({ ...named, email: 'own@example.com' }, 'U1')).toMatchObject({
      address: 'own@example.com',
      guessed: false,
    });
    expect(await customers.mailOf(named, 'U9')).toMatchObject({ address: 'mr_cakelover@gmail.com', guessed: true });
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
