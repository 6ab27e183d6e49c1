import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/platform/clock.ts';
import { collectionOf } from '../../../src/platform/mongo/index.ts';
import { accountCollection } from '../../../src/services/access/index.ts';
import {
  type Customer,
  createCustomers,
  createDirectory,
  customerCollection,
  directoryReadingCollection,
  slackUserCollection,
} from '../../../src/services/customers/index.ts';
import { createDataRemoval } from '../../../src/services/data-removal/index.ts';
import { notificationCollection, staffNoteCollection } from '../../../src/services/notifications/index.ts';
import { type Order, orderCollection } from '../../../src/services/orders/index.ts';
import { placesIn } from '../../operations/places.ts';
import { type Books, openBooks } from '../../support/books.ts';
import { notificationOf } from '../../support/notification.ts';
import { orderOf } from '../../support/order.ts';
import { olivia } from '../../support/people.ts';

const ANNA = { id: 'cf70656b-cc0f-45bc-96f6-019c26be8dc7', slackUser: 'U0ANNA' };
const SOMEBODY_ELSE = '167e0f9a-e893-453e-a0e8-025725cb0769';

let books: Books;
beforeAll(async () => {
  const ofPeople = [customerCollection, slackUserCollection, directoryReadingCollection, accountCollection];
  books = await openBooks([...ofPeople, orderCollection, notificationCollection, staffNoteCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const rank = (name: string) => [staffNoteCollection.name].indexOf(name);

const removal = (here: Pick<Books, 'db' | 'transact' | 'events' | 'clock'> = books) => {
  const directory = createDirectory(books);
  const settings = { readFresh: async () => ({ mailDomain: 'gmail.com', guessAddresses: true }) };
  return createDataRemoval({
    ...here,
    directory,
    customers: createCustomers({ ...books, directory, settings, slackConfigured: false }),
    employees: { principalOf: async () => ({ ...olivia, staff: false, manager: false }) },
    orders: { list: async () => [] },
  });
};

const asAnna = (name: string) => ({ kind: 'person', id: ANNA.slackUser, name, via: 'Slack' }) as const;

async function keep({ id: _id, ...order }: Order): Promise<void> {
  await collectionOf(books.db, orderCollection).insertOne({ _id, ...order });
}

/** Somebody's order, as it was written down under the name that they had then. */
async function orderBy(name: string, overrides: Partial<Order> = {}): Promise<Order> {
  const by = asAnna(name);
  const timeline = [{ version: 1, to: 'waiting' as const, by, at: systemClock.now() }];
  const order = orderOf({ customer: { ...ANNA, name }, placedBy: by, timeline, ...overrides });
  await keep(order);
  return order;
}

/** What they were told of it, where their mail went then, and what the team was told of that. */
async function mailed(order: Order, address: string): Promise<void> {
  const { customer, number } = order;
  const { id: externalId, ...news } = notificationOf({ order: order.id });
  const to = { by: 'mail', address, guessed: false } as const;
  const attempts = [{ at: systemClock.now(), by: 'mail', outcome: `no such mailbox: ${address}` } as const];
  const createdAt = systemClock.now();
  await collectionOf(books.db, notificationCollection).insertOne({
    ...{ ...news, _id: `order-${number}:v1`, externalId, createdAt, state: 'failed', to, attempts },
    data: { ...news.data, number, customer },
  });
  const note = { kind: 'customer-unreached', order: number, customer, news: 'created', why: 'mail_refused' } as const;
  await collectionOf(books.db, staffNoteCollection).insertOne({
    ...{ _id: `unreached:${order.id}:v1`, to: 'managers', state: 'sent', createdAt },
    note: { ...note, address, guessed: false },
  });
}

async function known({ id: _id = ANNA.id, ...customer }: Partial<Customer> & { name: string }): Promise<void> {
  await collectionOf(books.db, customerCollection).insertOne({ _id, notify: 'all', ...customer });
}

/** A user of the API, who logs in with their address. */
async function userOfTheApi(address: string): Promise<void> {
  const account = { kind: 'user' as const, name: address, login: address, secretHash: 'scrypt:x', living: true };
  const created = { createdBy: olivia.actor, createdAt: systemClock.now(), version: 1 };
  await collectionOf(books.db, accountCollection).insertOne({ _id: 'user_1', ...account, ...created });
}

describe('what is forgotten of a customer', () => {
  it('is what they were called and where their mail went before, too', async () => {
    await known({ ...ANNA, name: 'Anna Smith', email: 'anna@new.example' });
    await mailed(await orderBy('Anna Baker'), 'anna@old.example');
    await orderBy('Anna Smith', { number: 22, notes: 'Anna Baker no more' });

    await removal().forget({ id: ANNA.id }, olivia);
    const words = ['Anna Baker', 'Anna Smith', 'anna@old.example', 'anna@new.example', ANNA.slackUser];
    expect(await placesIn(books.db, words)).toEqual([]);
  });

  it('is every spelling of a name that they are known by', async () => {
    await known({ name: 'Mme Crumbworth', slug: 'mme_crumbworth' });
    for (const [index, name] of ['Mme Crumbworth', 'Mme. Crumbworth', 'MME  CRUMBWORTH'].entries()) {
      await keep(orderOf({ number: 30 + index, customer: { id: ANNA.id, name }, placedBy: olivia.actor }));
    }
    await removal().forget({ id: ANNA.id }, olivia);
    expect(await placesIn(books.db, ['crumbworth'])).toEqual([]);
  });

  it('is nothing of somebody else who is called as they were, or has the address that they had', async () => {
    await known({ ...ANNA, name: 'Anna Smith' });
    await mailed(await orderBy('Anna Baker'), 'anna@old.example');
    const namesake = { id: SOMEBODY_ELSE, name: 'Anna Baker' };
    // Anna, who worked here then, wrote the other's address down and took their order.
    const edited = { by: asAnna('Anna Baker'), at: systemClock.now() };
    await known({ ...namesake, slug: 'anna_baker', email: 'anna@old.example', edited });
    const theirs = orderOf({ number: 40, customer: namesake, placedBy: asAnna('Anna Baker') });
    await keep(theirs);
    await userOfTheApi('anna@old.example');

    await removal().forget({ id: ANNA.id }, olivia);
    expect(await collectionOf(books.db, customerCollection).findOne({ _id: SOMEBODY_ELSE })).toMatchObject({
      name: 'Anna Baker',
      email: 'anna@old.example',
      edited: { by: { name: 'a former customer' } },
    });
    expect(await collectionOf(books.db, orderCollection).findOne({ _id: theirs.id })).toMatchObject({
      customer: namesake,
      placedBy: { id: 'former-customer', name: 'a former customer' },
    });
    expect(await collectionOf(books.db, accountCollection).findOne({ _id: 'user_1' })).toMatchObject({
      login: 'anna@old.example',
    });
  });

  it('is nothing of whoever has the address that they call themselves by in Slack', async () => {
    await known({ ...ANNA, name: 'manager@firm.example' });
    await known({ id: SOMEBODY_ELSE, name: 'Olivia', slug: 'olivia', email: 'manager@firm.example' });
    await userOfTheApi('manager@firm.example');
    await removal().forget({ id: ANNA.id }, olivia);
    const others = await placesIn(books.db, ['manager@firm.example']);
    expect(others.length).toBeGreaterThan(0);
    expect(await collectionOf(books.db, customerCollection).findOne({ _id: SOMEBODY_ELSE })).toMatchObject({
      email: 'manager@firm.example',
    });
    expect(await collectionOf(books.db, accountCollection).countDocuments({ login: 'manager@firm.example' })).toBe(1);
  });

  it('is found again when it was broken off: what they were called before goes last', async () => {
    await known({ ...ANNA, name: 'Anna Smith' });
    await mailed(await orderBy('Anna Baker'), 'anna@old.example');
    const { listCollections } = books.db;
    const db = Object.create(books.db, {
      collection: {
        value: (name: string) => {
          if (name === staffNoteCollection.name) throw new Error('the process died');
          return books.db.collection(name);
        },
      },
      listCollections: {
        value: (...args: Parameters<typeof listCollections>) => {
          const found = books.db.listCollections(...args);
          // As MongoDB may well give them: the orders first.
          return { toArray: async () => (await found.toArray()).toSorted((a, b) => rank(a.name) - rank(b.name)) };
        },
      },
    });
    await books.db.collection(staffNoteCollection.name).updateOne({}, { $set: { 'note.message': 'Anna Baker moved' } });
    await expect(removal({ ...books, db }).forget({ id: ANNA.id }, olivia)).rejects.toThrow('the process died');
    await removal().forget({ id: ANNA.id }, olivia);
    expect(await placesIn(books.db, ['Anna Baker', 'anna@old.example'])).toEqual([]);
  });

  it('is the access to the API of whoever orders by the address that they log in with', async () => {
    await known({ name: 'anna@firm.example', slug: 'anna_firm_example' });
    await userOfTheApi('anna@firm.example');
    await removal().forget({ id: ANNA.id }, olivia);
    expect(await placesIn(books.db, ['anna@firm.example'])).toEqual([]);
  });
});
