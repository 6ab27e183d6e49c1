import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TransientFailure } from '../../../src/platform/failures.ts';
import { idempotencyKeys } from '../../../src/platform/once.ts';
import { assistanceCollection } from '../../../src/services/assistance/index.ts';
import { settingsCollection, type Topic } from '../../../src/services/settings/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { fakeKind, openDesk } from './desk.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([assistanceCollection, settingsCollection, idempotencyKeys]);
});
afterAll(() => books.close());
beforeEach(async () => {
  await books.clear();
  await books.db.collection('told').deleteMany({});
});

const wanted = { topic: 'sales', description: 'Do you deliver to the moon?' };

/** A bakery whose topics are these; by default sales and pricing, as in a new one. */
async function open(topics?: Topic[]) {
  const [channels, mails] = [fakeKind('slack'), fakeKind('mail')];
  const desk = openDesk(books, [channels.kind, mails.kind]);
  if (topics) await desk.settings.changeTopics(topics, 0, olivia);
  return { ...desk, channels, mails };
}

describe('a request for assistance', () => {
  it('is one transaction with its event', async () => {
    const { request } = await open();
    const { result } = await request(wanted, ben);
    expect(result).toMatchObject({ ...wanted, askedBy: ben.actor, goesTo: { kind: 'slack', target: 'usual-slack' } });
    expect(await books.recorded('assistance.requested')).toMatchObject([
      { subject: { kind: 'assistance', id: result.id }, actor: ben.actor, data: wanted },
    ]);
  });

  it('is taken down once for each key, and comes once', async () => {
    const { request, work, channels } = await open();
    const key = { key: 'slack:1', contents: wanted };
    const [first, again] = await Promise.all([request(wanted, ben, key), request(wanted, ben, key)]);
    expect(again.result.id).toBe(first.result.id);
    await work();
    await work();
    expect(channels.brought.map(({ question }) => question.id)).toEqual([first.result.id]);
  });

  it('comes once when the answer was lost', async () => {
    const { request, work, channels } = await open();
    await request(wanted, ben);
    channels.loseNextAnswer();
    await expect(work()).rejects.toBeInstanceOf(TransientFailure);
    await work();
    expect(channels.brought).toHaveLength(1);
  });

  it('says who asks, and how to answer them: in the workspace, by mail, or by neither', async () => {
    const { request, work, channels } = await open();
    const byApi = (id: string, name: string) => ({
      ...{ actor: { kind: 'person', id, name, via: 'API' } as const, outsideSlack: true as const },
      ...{ staff: false, manager: false },
    });
    await request(wanted, ben);
    await request(wanted, byApi('7f3c', 'customer@example.com'));
    await request(wanted, byApi('7f3c', 'A Program'));
    await work();
    expect(channels.brought.map(({ question }) => question.asker)).toEqual([
      { name: 'Ben Baker', slackUser: 'U0BENBAKER', email: 'ben@example.com' },
      { name: 'customer@example.com', email: 'customer@example.com' },
      { name: 'A Program' },
    ]);
  });

  it.each([
    [{ ...wanted, topic: 'cats' }, 'topic_unknown', 'topic', /“cats”.*sales, pricing/],
    [{ ...wanted, topic: '' }, 'topic_unknown', 'topic', /sales, pricing/],
    [{ ...wanted, description: ' \n' }, 'description_missing', 'description', /few words/],
    [{ ...wanted, description: 'x'.repeat(2_001) }, 'description_too_long', 'description', /2001.*2000/],
  ])('is refused where it is wrong: %#', async (input, code, path, message) => {
    const { request } = await open();
    const fields = [{ path, message: expect.stringMatching(message) }];
    await expect(request(input, ben)).rejects.toMatchObject({ code, fields });
    expect(await books.recorded('assistance.requested')).toEqual([]);
  });

  it('takes the topic in any case, and a description to the last character', async () => {
    const { request } = await open();
    const long = { topic: ' SALES ', description: 'x'.repeat(2_000) };
    expect((await request(long, ben)).result).toMatchObject({ topic: 'sales', description: long.description });
  });
});

describe('the way of a request', () => {
  it('is decided once, also by two runs at the same moment', async () => {
    const { request, route } = await open();
    const { result } = await request(wanted, ben);
    await Promise.all([route(result.id), route(result.id)]);
    expect(await books.recorded('assistance.directed')).toHaveLength(1);
  });

  const own: Topic[] = [{ name: 'sales', kind: 'slack', target: 'C0SALES' }];

  it('is the topic’s own target, else the usual place of its kind', async () => {
    const { request, work, channels, mails } = await open([...own, { name: 'pricing', kind: 'mail' }]);
    await request(wanted, ben);
    await request({ ...wanted, topic: 'pricing' }, ben);
    await work();
    expect(channels.brought).toMatchObject([{ target: 'C0SALES' }]);
    expect(mails.brought).toMatchObject([{ target: 'usual-mail' }]);
  });

  it('goes by the settings as they are when it is routed, not by the minute-old ones it was asked with', async () => {
    let now = Date.parse('2026-11-21T10:00:00Z');
    const clock = { now: () => new Date(now) };
    const { kind, brought } = fakeKind('slack');
    const [one, other] = [openDesk(books, [kind], clock), openDesk(books, [kind], clock)];
    await other.settings.changeTopics(own, 0, olivia);
    await one.topics();
    await other.settings.changeTopics([{ ...own[0], name: 'sales', kind: 'slack', target: 'C0NEW' }], 1, olivia);
    const { result } = await one.request(wanted, ben);
    expect(result.goesTo).toEqual({ kind: 'slack', target: 'C0SALES' });
    await one.work();
    expect(brought).toMatchObject([{ target: 'C0NEW' }]);
    expect(await one.told.all()).toMatchObject([
      { to: { person: 'U0BENBAKER' }, note: { kind: 'question-moved', went: { target: 'C0NEW' } } },
    ]);
    now += 60_000;
    expect((await one.request(wanted, ben)).result.goesTo).toEqual({ kind: 'slack', target: 'C0NEW' });
  });

  it('leads to the usual place when the target is closed; managers hear it once, the asker each time', async () => {
    const { request, work, channels, told } = await open(own);
    channels.closed.add('C0SALES');
    const [{ result: first }] = [await request(wanted, ben), await request(wanted, cakelover)];
    await work();
    await work();
    expect(channels.brought.map(({ target }) => target)).toEqual(['usual-slack', 'usual-slack']);
    const closedNote = { kind: 'topic-closed', topics: ['sales'], reason: 'is_archived' };
    expect((await told.all()).filter(({ to }) => to === 'managers')).toMatchObject([{ note: closedNote }]);
    const moved = (await told.all()).filter(({ note }) => note.kind === 'question-moved');
    expect(moved).toHaveLength(2);
    expect(moved[0]).toMatchObject({ key: `question-moved:${first.id}:slack:usual-slack` });
    expect((await request(wanted, ben)).result.goesTo).toEqual({ kind: 'slack', target: 'usual-slack' });
  });

  it('leads to the managers when all is closed', async () => {
    const { request, work, channels, told } = await open(own);
    channels.closed.add('C0SALES').add('usual-slack');
    const { result } = await request(wanted, ben);
    await work();
    await work();
    const questions = (await told.all()).filter(({ note }) => note.kind === 'question');
    expect(questions).toMatchObject([
      { to: 'managers', note: { question: { id: result.id, ...wanted } }, key: `question:${result.id}` },
    ]);
  });

  it('leads to the managers where no usual place is chosen: the asker knows at once', async () => {
    const { kind } = fakeKind('slack', { usualTarget: () => undefined });
    const { request, work, told } = openDesk(books, [kind]);
    expect((await request(wanted, ben)).result.goesTo).toBe('managers');
    await work();
    expect(await told.all()).toMatchObject([{ to: 'managers', note: { kind: 'question' } }]);
  });

  it('leads to the managers when the topic was removed meanwhile', async () => {
    const desk = await open(own);
    await desk.request(wanted, ben);
    await desk.settings.changeTopics([{ name: 'cats', kind: 'mail' }], 1, olivia);
    await desk.work();
    expect((await desk.told.all()).map(({ note }) => note.kind)).toEqual(['question', 'question-moved']);
  });

  it('is told later by a process that cannot know it', async () => {
    const web = openDesk(books, [fakeKind('slack', { channel: undefined }).kind]);
    expect((await web.request(wanted, ben)).result.goesTo).toBeUndefined();
    const { work, told } = await open();
    await work();
    expect(await told.all()).toMatchObject([{ note: { kind: 'question-moved', went: { target: 'usual-slack' } } }]);
  });
});

describe('a test of a topic', () => {
  const tried: Topic = { name: 'cats', kind: 'slack', target: 'C0CATS' };

  it('comes to its place, before the topic is saved', async () => {
    const { test, work, channels } = await open();
    expect(await test(tried, olivia)).toBe('sent');
    await work();
    expect(channels.brought).toMatchObject([{ target: 'C0CATS', question: { topic: 'cats', test: true } }]);
  });

  it('that cannot be delivered is told to the manager, and closes nothing', async () => {
    const { test, work, channels, told, settings } = await open();
    channels.closed.add('C0CATS');
    await test(tried, olivia);
    await work();
    await work();
    const to = { kind: 'slack', target: 'C0CATS' };
    expect(await told.all()).toMatchObject([
      { to: { person: olivia.actor.id }, note: { kind: 'topic-test-failed', to, reason: 'is_archived' } },
    ]);
    expect((await settings.readFresh()).closedTargets).toEqual([]);
  });

  describe('by a process that cannot deliver it, as the web role without mail', () => {
    const byMail: Topic = { name: 'cats', kind: 'mail' };
    const web = () => openDesk(books, [fakeKind('mail', { channel: undefined, usualTarget: () => undefined }).kind]);

    it.each([
      ['to the place that was given', 'cats@example.com'],
      ['to the usual place', undefined],
    ])('goes %s, by one that can', async (_, target) => {
      const { work, mails, told } = await open();
      expect(await web().test({ ...byMail, target }, olivia)).toBe('sent');
      await work();
      await work();
      expect(mails.brought).toMatchObject([
        { target: target ?? 'usual-mail', question: { topic: 'cats', test: true } },
      ]);
      expect(await told.all()).toEqual([]);
    });

    it('is told to the manager when nobody can, and to nobody else', async () => {
      const { test, work, told } = web();
      await test({ ...byMail, target: 'cats@example.com' }, olivia);
      await work();
      await work();
      expect(await told.all()).toMatchObject([
        { to: { person: olivia.actor.id }, note: { kind: 'topic-test-nowhere', topic: 'cats' } },
      ]);
    });
  });

  it('leads nowhere where this process knows that there is no place', async () => {
    const nowhere = fakeKind('slack', { usualTarget: () => undefined }).kind;
    expect(await openDesk(books, [nowhere]).test({ name: 'cats', kind: 'slack' }, olivia)).toBe('nowhere');
    expect(await books.recorded('assistance.test_due')).toEqual([]);
  });

  it('is for managers, of a topic that makes sense', async () => {
    const { test } = await open();
    await expect(test(tried, ben)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(test({ ...tried, kind: 'pigeon' }, olivia)).rejects.toMatchObject({ code: 'topics_invalid' });
  });
});

describe('a new kind of place', () => {
  it('is one object: topics can have it, questions come through it, and people see it', async () => {
    const pager = fakeKind('pager', { through: 'slack', label: 'A pager' });
    const desk = openDesk(books, [fakeKind('mail').kind, pager.kind]);
    await desk.settings.changeTopics([{ name: 'ovens', kind: 'pager', target: '0170-112' }], 0, olivia);
    expect(desk.kinds).toContainEqual({ name: 'pager', label: 'A pager', takes: 'text', usual: 'the usual pager' });
    const { result } = await desk.request({ topic: 'ovens', description: 'It burns.' }, ben);
    await desk.work();
    expect(await books.recorded('assistance.directed')).toMatchObject([{ data: { through: 'slack' } }]);
    expect(pager.brought).toMatchObject([{ target: '0170-112', question: { description: 'It burns.' } }]);
    await desk.deliver(result.id, run);
    expect(pager.brought).toHaveLength(1);
  });
});
