import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  archivedFileCollection,
  type CancelledOrders,
  createCancelledOrders,
} from '../../../src/services/cancelled-orders/index.ts';
import type { Customer } from '../../../src/services/customers/index.ts';
import { orderCollection } from '../../../src/services/orders/index.ts';
import { createOrderStore } from '../../../src/services/orders/store.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { moved, orderOf } from '../../support/order.ts';
import { createFakeArchive, type FakeArchive } from './fake-archive.ts';

let books: Books;
let fake: FakeArchive;
let service: CancelledOrders;
let zone: string;
const people = new Map<string, Customer>();

beforeAll(async () => {
  books = await openBooks([archivedFileCollection, orderCollection]);
});
beforeEach(() => {
  fake = createFakeArchive();
  zone = 'Etc/UTC';
  service = createCancelledOrders({
    ...books,
    archive: fake.archive,
    orders: createOrderStore(books.db),
    customers: { get: async (id) => people.get(id) ?? null },
    settings: { readFresh: async () => ({ zone }) as never },
  });
});
afterEach(() => books.clear());
afterAll(() => books.close());

let number = 20;

function customer(name = 'Mr. Cakelover'): string {
  const id = randomUUID();
  people.set(id, { id, name, notify: 'all' });
  return id;
}

async function cancelFor(id: string) {
  number += 1;
  const placed = orderOf({ number, customer: { id, name: 'Somebody' } });
  const cancelled = moved(placed, 'cancelled');
  await books.transact((session) => createOrderStore(books.db).insert(cancelled, session));
  return cancelled;
}

/** The cancel is taken back. */
async function undo(order: Awaited<ReturnType<typeof cancelFor>>): Promise<void> {
  await books.transact((session) => createOrderStore(books.db).writeChange(moved(order, 'waiting'), session));
}

const file = (id: string) => service.file(id, run);
async function filed(name?: string) {
  await service.keepFolder(run);
  const id = customer(name);
  const order = await cancelFor(id);
  await file(id);
  return { id, order };
}

const documents = () => fake.of('document');
const lines = () =>
  documents().flatMap(({ item }) => (item.kind === 'document' ? item.text.paragraphs.map(({ text }) => text) : []));
const lineOf = (order: number) => expect.stringMatching(`^Order ${order} \\[Chocolate Cake\\] : Date \\d`);
const writes = () => fake.calls.filter((call) => call !== 'read');
const dueDocuments = async () => (await books.recorded('archive.document_due')).map(({ subject }) => subject.id);

describe('a customer’s cancelled orders', () => {
  it('are filed as soon as the folder is there', async () => {
    const id = customer();
    const { number: order } = await cancelFor(id);
    await expect(file(id)).rejects.toMatchObject({ name: 'NotYet' });
    await service.keepFolder(run);
    await file(id);
    expect(documents()).toMatchObject([{ name: 'mr_cakelover', key: id, item: { folder: fake.of('folder')[0]?.id } }]);
    expect(lines()).toEqual([lineOf(order)]);
  });

  it('are one document, written once for many', async () => {
    const { id, order } = await filed();
    const later = [await cancelFor(id), await cancelFor(id)];
    await file(id);
    await file(id);
    expect(writes()).toEqual(['create folder', 'create document', 'write']);
    expect(lines()).toEqual([...later.reverse(), order].map((one) => lineOf(one.number)));
  });

  it('are fewer when a cancel is undone; the document stays', async () => {
    const { id, order } = await filed();
    await undo(order);
    await file(id);
    expect(lines()).toEqual(['None at present.']);
  });

  it('have no document when none was filed before the cancel was undone', async () => {
    const id = customer();
    const order = await cancelFor(id);
    await expect(file(id)).rejects.toMatchObject({ name: 'NotYet' });
    await undo(order);
    await service.keepFolder(run);
    await file(id);
    expect(documents()).toEqual([]);
  });

  it('are those of one customer, whatever others are called', async () => {
    const first = await filed();
    const second = await filed('mr cakelover');
    expect(documents().map(({ name, key }) => [name, key])).toEqual([
      ['mr_cakelover', first.id],
      ['mr_cakelover', second.id],
    ]);
    expect(lines()).toEqual([lineOf(first.order.number), lineOf(second.order.number)]);
  });

  it('that came while the document was written are written too', async () => {
    const { id } = await filed();
    await cancelFor(id);
    const { write } = fake.archive;
    fake.archive.write = async (...args) => {
      fake.archive.write = write;
      await cancelFor(id);
      return write(...args);
    };
    await file(id);
    expect(lines()).toHaveLength(3);
  });
});

describe('a document that somebody', () => {
  it.each([
    ['deleted', (id: string) => fake.delete(id)],
    ['threw away', (id: string) => fake.trash(id)],
    ['edited', (id: string) => fake.edit(id)],
    ['renamed', (id: string) => fake.rename(id, 'mine')],
  ])('%s is found by the check, and as it was', async (_, spoil) => {
    const { id, order } = await filed();
    const other = await filed('Ms. Delicious');
    spoil(documents()[0]?.id ?? '');
    await service.check('start', run);
    expect(await dueDocuments()).toEqual([id]);
    await file(id);
    expect(
      documents()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['mr_cakelover', 'ms_delicious']);
    expect(lines().sort()).toEqual([lineOf(order.number), lineOf(other.order.number)]);
  });

  it.each([
    ['deleted', (id: string) => fake.delete(id)],
    ['threw away', (id: string) => fake.trash(id)],
  ])('%s is there again at the next cancel', async (_, spoil) => {
    const { id } = await filed();
    spoil(documents()[0]?.id ?? '');
    await cancelFor(id);
    await file(id);
    expect(documents()).toHaveLength(1);
    expect(lines()).toHaveLength(2);
  });

  it('left alone is left alone', async () => {
    await filed();
    await service.check('start', run);
    expect(await dueDocuments()).toEqual([]);
  });
});

describe('the check', () => {
  it('goes on in steps', async () => {
    await service.keepFolder(run);
    const ids = Array.from({ length: 45 }, () => customer());
    for (const id of ids) {
      await cancelFor(id);
      await file(id);
    }
    for (const { id } of documents()) fake.edit(id);
    const stepsBefore = (await books.recorded('archive.check_step_due')).length;
    let after: string | undefined = 'start';
    for (let step = 0; after !== undefined; step += 1) {
      await service.check(after, run);
      after = (await books.recorded('archive.check_step_due'))[stepsBefore + step]?.subject.id;
    }
    expect((await dueDocuments()).sort()).toEqual(ids.sort());
  });

  it('finds what should say something else by now', async () => {
    const { id } = await filed();
    zone = 'Asia/Kolkata';
    await service.check('start', run);
    expect(await dueDocuments()).toEqual([id]);
  });
});

describe('an answer that is lost', () => {
  it('to a create leaves one document, which says what it ought to', async () => {
    await service.keepFolder(run);
    const id = customer();
    await cancelFor(id);
    fake.loseAnswer('create document');
    await expect(file(id)).rejects.toMatchObject({ inDoubt: true });
    await cancelFor(id);
    await file(id);
    expect(documents()).toHaveLength(1);
    expect(lines()).toHaveLength(2);
  });

  it('to a create that cannot be found leaves two, and the check removes one', async () => {
    await service.keepFolder(run);
    const id = customer();
    const order = await cancelFor(id);
    fake.loseAnswer('create document');
    fake.blind(true);
    await expect(file(id)).rejects.toMatchObject({ inDoubt: true });
    await file(id);
    expect(documents()).toHaveLength(2);

    fake.blind(false);
    await service.check('start', run);
    expect(documents()).toHaveLength(1);
    expect(await dueDocuments()).toEqual([]);
    await file(id);
    expect(lines()).toEqual([lineOf(order.number)]);
  });

  it('to a write is written again', async () => {
    const { id } = await filed();
    await cancelFor(id);
    fake.loseAnswer('write');
    await expect(file(id)).rejects.toMatchObject({ inDoubt: true });
    await file(id);
    await service.check('start', run);
    expect(await dueDocuments()).toEqual([]);
    expect(lines()).toHaveLength(2);
  });

  it('to the creating of the folder leaves one folder', async () => {
    fake.loseAnswer('create folder');
    await expect(service.keepFolder(run)).rejects.toMatchObject({ inDoubt: true });
    await service.keepFolder(run);
    expect(fake.of('folder')).toMatchObject([{ name: 'Orders' }]);
  });
});

describe('the folder', () => {
  it('is one, however often it is asked for', async () => {
    for (let time = 0; time < 3; time += 1) await service.keepFolder(run);
    expect(fake.of('folder')).toHaveLength(1);
    expect(writes()).toEqual(['create folder']);
  });

  it.each([
    ['trash', (id: string) => fake.trash(id)],
    ['rename', (id: string) => fake.rename(id, 'Old orders')],
  ])('is put in order after a %s', async (_, spoil) => {
    await service.keepFolder(run);
    spoil(fake.all()[0]?.id ?? '');
    await service.keepFolder(run);
    expect(fake.of('folder')).toMatchObject([{ name: 'Orders' }]);
    expect(fake.all()).toHaveLength(1);
  });

  it('that was deleted is made again, and all documents in it', async () => {
    const [first, second] = [await filed(), await filed('Ms. Delicious')];
    fake.delete(fake.of('folder')[0]?.id ?? '');
    await cancelFor(first.id);
    await expect(file(first.id)).rejects.toMatchObject({ name: 'NotYet' });
    expect(await books.recorded('archive.folder_gone')).toHaveLength(1);
    await expect(file(first.id)).rejects.toMatchObject({ name: 'NotYet' });
    expect(await books.recorded('archive.folder_gone')).toHaveLength(1);

    const checks = (await books.recorded('archive.check_step_due')).length;
    await service.keepFolder(run);
    expect((await books.recorded('archive.check_step_due')).length).toBe(checks + 1);
    await file(first.id);
    await service.check('start', run);
    expect(await dueDocuments()).toEqual([second.id]);
    await file(second.id);
    expect(documents().map(({ name }) => name)).toEqual(['mr_cakelover', 'ms_delicious']);
  });

  it('that several miss at once is called for once', async () => {
    const both = [await filed(), await filed('Ms. Delicious')];
    fake.delete(fake.of('folder')[0]?.id ?? '');
    const outcomes = await Promise.allSettled(both.map(({ id }) => file(id)));
    expect(outcomes).toMatchObject([{ reason: { name: 'NotYet' } }, { reason: { name: 'NotYet' } }]);
    expect(await books.recorded('archive.folder_gone')).toHaveLength(1);
  });

  it('that was out of our sight for a while is found again with its documents', async () => {
    const { id } = await filed();
    const [folder] = fake.of('folder');
    await books.db.collection('archived_files').updateMany({}, { $unset: { file: '', shows: '' } });
    await service.keepFolder(run);
    await file(id);
    expect(fake.of('folder').map((one) => one.id)).toEqual([folder?.id]);
    expect(documents()).toHaveLength(1);
  });
});

it('files a customer with thousands of cancelled orders', async () => {
  await service.keepFolder(run);
  const id = customer();
  const many = Array.from({ length: 3_000 }, (_, index) => {
    const { id: _id, ...order } = moved(orderOf({ number: 100_000 + index, customer: { id, name: 'M' } }), 'cancelled');
    return { _id, ...order };
  });
  await books.db.collection<(typeof many)[number]>('orders').insertMany(many);
  await file(id);
  expect(lines()).toHaveLength(3_000);
  expect(lines()[0]).toMatch(/^Order 102999 /);
});

it('refuses to work where no archive is configured', async () => {
  const off = createCancelledOrders({
    ...books,
    orders: createOrderStore(books.db),
    customers: { get: async () => null },
    settings: { readFresh: async () => ({ zone }) as never },
  });
  await expect(off.keepFolder(run)).rejects.toMatchObject({ name: 'PermanentFailure', code: 'not_configured' });
});
