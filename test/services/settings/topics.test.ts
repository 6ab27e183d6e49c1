import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createSettings,
  type SettingsNote,
  settingsCollection,
  type Topic,
} from '../../../src/services/settings/index.ts';
import { type Books, openBooks } from '../../support/books.ts';
import { ben, olivia } from '../../support/people.ts';
import { toldNotes } from '../../support/told.ts';

let books: Books;
let told: ReturnType<typeof toldNotes<{ to: 'managers'; note: SettingsNote }>>;
beforeAll(async () => {
  books = await openBooks([settingsCollection]);
  told = toldNotes(books.db);
});
afterAll(() => books.close());
beforeEach(async () => {
  await books.clear();
  await told.clear();
});

const kinds = [
  { name: 'slack', refusal: 'Choose a channel.', read: (written: string) => /^C\w+$/.exec(written)?.[0] },
  { name: 'mail', refusal: 'This is no address.', read: (written: string) => /^\S+@\S+$/.exec(written)?.[0] },
];

/** The settings as one process has them. */
const settings = () => createSettings({ ...books, notes: told, topicKinds: kinds });

const weddings: Topic = { name: 'weddings', kind: 'mail', target: 'weddings@example.com' };

describe('the topics', () => {
  it('change as a whole; names are one word in lower case, and an empty target is none', async () => {
    const given = [
      { ...weddings, name: ' Weddings ' },
      { name: 'sales', kind: 'slack', target: ' ' },
    ];
    const changed = await settings().changeTopics(given, 0, olivia);
    expect(changed).toMatchObject({ topicsVersion: 1, version: 1 });
    expect(changed.topics).toEqual([weddings, { name: 'sales', kind: 'slack' }]);
    expect((await settings().readFresh()).topics).toEqual(changed.topics);
  });

  it('are changed by managers only', async () => {
    await expect(settings().changeTopics([weddings], 0, ben)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each<[string, Topic[], string]>([
    ['no topic at all', [], 'topics'],
    ['two words', [{ ...weddings, name: 'big weddings' }], 'topics.0.name'],
    ['no word', [{ ...weddings, name: ' ' }], 'topics.0.name'],
    ['a name too long', [{ ...weddings, name: 'x'.repeat(31) }], 'topics.0.name'],
    ['a kind that is none', [weddings, { name: 'sales', kind: 'pigeon' }], 'topics.1.kind'],
    ['a target of another kind', [{ ...weddings, target: 'C0TEAM' }], 'topics.0.target'],
    ['the same name twice', [weddings, { ...weddings, name: 'WEDDINGS' }], 'topics'],
    ['too many', Array.from({ length: 16 }, (_, index) => ({ ...weddings, name: `t${index}` })), 'topics'],
  ])('refuse %s, and name it', async (_, topics, path) => {
    const change = settings().changeTopics(topics, 0, olivia);
    await expect(change).rejects.toMatchObject({ code: 'topics_invalid', fields: [{ path }] });
  });

  it('are not overwritten by whoever has seen older ones; the same form sent twice is no conflict', async () => {
    await settings().changeTopics([weddings], 0, olivia);
    await settings().changeTopics([weddings], 0, olivia);
    const late = settings().changeTopics([{ name: 'sales', kind: 'slack' }], 0, olivia);
    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'topics_changed' });
    expect((await settings().readFresh()).topics).toEqual([weddings]);
  });
});

describe('a place that is closed', () => {
  const to = { kind: 'mail', target: 'weddings@example.com' };

  it('is told to the managers once, with its topics, however many find out', async () => {
    await settings().changeTopics([weddings], 0, olivia);
    await Promise.all([1, 2, 3].map(() => settings().closeTarget(to, 'mail_refused')));
    expect(await told.all()).toEqual([
      { to: 'managers', note: { kind: 'topic-closed', topics: ['weddings'], to, reason: 'mail_refused' } },
    ]);
    expect((await settings().readFresh()).closedTargets).toMatchObject([to]);
  });

  it('names the topics that go to the usual place of its kind', async () => {
    await settings().closeTarget({ kind: 'slack', target: 'C0TEAM' }, 'is_archived');
    expect(await told.all()).toMatchObject([{ note: { topics: ['sales'] } }]);
  });

  it('is open again when the topics are saved, or a team channel is chosen', async () => {
    await settings().closeTarget(to, 'mail_refused');
    const { topics, topicsVersion } = await settings().readFresh();
    expect((await settings().changeTopics(topics, topicsVersion, olivia)).closedTargets).toEqual([]);
    await settings().closeTarget({ kind: 'slack', target: 'C0TEAM' }, 'is_archived');
    expect((await settings().change({ teamChannel: { id: 'C0TEAM' } }, olivia)).closedTargets).toEqual([]);
  });
});
