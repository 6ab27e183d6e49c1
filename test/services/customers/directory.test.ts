import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotYet, PermanentFailure } from '../../../src/platform/failures.ts';
import {
  createDirectory,
  type Directory,
  directoryReadingCollection,
  type Member,
  readingOf,
  STALE_CURSOR,
  slackUserCollection,
} from '../../../src/services/customers/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { createFakeDirectory } from '../../support/fake-directory.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([slackUserCollection, directoryReadingCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const member = (id: string, overrides: Partial<Member> = {}): Member => ({
  id,
  displayName: `Person ${id}`,
  realName: '',
  zone: 'Europe/Berlin',
  admin: false,
  bot: false,
  deleted: false,
  ...overrides,
});

/** One person a page. */
const sourceOf = (people: Member[]) => createFakeDirectory(people, 1);

const named = async (directory: ReturnType<typeof createDirectory>, name: string) =>
  (await directory.named(name)).map(({ id }) => id);

async function read(directory: ReturnType<typeof createDirectory>, steps: number, id = 'directory:first') {
  for (let step = 0; step < steps; step += 1) await directory.readStep(id, run);
}

describe('the directory', () => {
  it('is read a page a step, each step calling for the next', async () => {
    const source = sourceOf([member('U1'), member('U2', { admin: true })]);
    const directory = createDirectory({ ...books, source });
    await directory.requestReading();
    await directory.requestReading();
    const [due, another] = await books.recorded('directory.due');
    if (!due) throw new Error('no reading is due');
    expect(another).toBeUndefined();

    await directory.readStep(readingOf(due), run);
    expect(await directory.filled()).toBe(false);
    expect(await named(directory, 'Person U1')).toEqual([]);
    const [next] = await books.recorded('directory.page_due');
    if (!next) throw new Error('no page is due');
    await directory.readStep(readingOf(next), run);

    expect(await directory.filled()).toBe(true);
    expect(await named(directory, 'Person U1')).toEqual(['U1']);
    expect(await directory.admins()).toMatchObject([{ id: 'U2' }]);
    expect(await books.recorded('directory.page_due')).toHaveLength(1);
  });

  it('is read once by a reading that is run again', async () => {
    const source = sourceOf([member('U1')]);
    const directory = createDirectory({ ...books, source });
    await read(directory, 3);
    expect(source.asked).toHaveLength(1);
  });

  it('knows after the next reading who left, but not those who came meanwhile', async () => {
    await read(createDirectory({ ...books, source: sourceOf([member('U1'), member('U2')]) }), 2);
    const nightly = createDirectory({ ...books, source: sourceOf([member('U1'), member('U4')]) });
    await read(nightly, 1, 'directory:2026-11-21');
    await nightly.keep(member('U3'));
    await read(nightly, 1, 'directory:2026-11-21');
    expect(await nightly.known('U2')).toMatchObject({ deleted: true });
    for (const id of ['U1', 'U3', 'U4']) expect(await nightly.known(id)).toMatchObject({ deleted: false });
    expect(await nightly.filled()).toBe(true);
  });

  it('begins again when its cursor was forgotten', async () => {
    const people = sourceOf([member('U1'), member('U2')]);
    const forgetful = {
      ...people,
      page: async () => {
        throw new PermanentFailure(STALE_CURSOR, 'forgotten');
      },
    };
    await read(createDirectory({ ...books, source: people }), 1);
    const directory = createDirectory({ ...books, source: forgetful });
    await expect(directory.readStep('directory:first', run)).rejects.toBeInstanceOf(NotYet);
    await read(createDirectory({ ...books, source: people }), 2);
    expect(people.asked).toEqual([undefined, undefined, '1']);
  });

  it('knows the living humans of a display or real name, however it is written', async () => {
    const directory = createDirectory({
      ...books,
      source: sourceOf([
        member('U1', { displayName: 'cakelover', realName: 'Ms.  Delicious' }),
        member('U2', { displayName: 'Twin' }),
        member('U3', { realName: 'twin' }),
        member('U4', { displayName: 'Ghost', deleted: true }),
        member('U5', { displayName: 'Robot', bot: true }),
        member('U6', { displayName: 'Solo', realName: 'Solo' }),
      ]),
    });
    await read(directory, 6);
    expect(await named(directory, '  ms. DELICIOUS ')).toEqual(['U1']);
    expect(await named(directory, 'Ｃakelover')).toEqual(['U1']);
    expect(await named(directory, 'Solo')).toEqual(['U6']);
    expect((await named(directory, 'Twin')).sort()).toEqual(['U2', 'U3']);
    for (const name of ['Ghost', 'Robot', 'Nobody', '']) expect(await named(directory, name)).toEqual([]);
  });

  it('asks the workspace for somebody it does not know, once', async () => {
    const directory = createDirectory({ ...books, source: sourceOf([member('U1')]) });
    expect(await directory.known('U1')).toBeNull();
    expect(await directory.lookUp('U1', run.signal)).toMatchObject({ id: 'U1' });
    expect(await createDirectory(books).lookUp('U1', run.signal)).toMatchObject({ id: 'U1' });
    await expect(directory.lookUp('U9', run.signal)).rejects.toMatchObject({ code: 'member_not_found' });
  });

  it('is not set back by what is older: a page that was read before, or news that come once more', async () => {
    const was = member('U1', { admin: true, changedAt: new Date(1_000) });
    const is = member('U1', { admin: false, displayName: '$now', changedAt: new Date(2_000) });
    const people = sourceOf([was, member('U2')]);
    const directory: Directory = createDirectory({
      ...books,
      source: {
        ...people,
        page: async (cursor, signal) => {
          const page = await people.page(cursor, signal);
          await directory.keep(is);
          return page;
        },
      },
    });
    await read(directory, 2);
    expect(await directory.known('U1')).toMatchObject({ admin: false, displayName: '$now', deleted: false });
    expect(await directory.admins()).toEqual([]);
    await directory.keep(was);
    expect(await directory.known('U1')).toEqual(is);

    // Of one second, the later heard of counts; where nothing is said of when, too.
    await directory.keep({ ...is, displayName: 'Same second' });
    expect(await directory.known('U1')).toMatchObject({ displayName: 'Same second' });
    await directory.keep(member('U1', { displayName: 'Undated' }));
    expect(await directory.known('U1')).toMatchObject({ displayName: 'Undated' });
  });

  it('keeps the others of a page on which somebody is older, who is a member still', async () => {
    const listed = [member('U1', { changedAt: new Date(1_000) }), member('U2')];
    const directory = createDirectory({ ...books, source: createFakeDirectory(listed, 2) });
    await directory.keep(member('U1', { displayName: 'Now', changedAt: new Date(2_000) }));
    await books.db.collection('slack_users').updateMany({}, { $set: { updatedAt: new Date(0) } });
    await read(directory, 1);
    expect(await directory.known('U1')).toMatchObject({ displayName: 'Now' });
    for (const id of ['U1', 'U2']) expect(await directory.known(id)).toMatchObject({ deleted: false });
  });
});
