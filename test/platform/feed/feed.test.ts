import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createFeed, type Feed, type FeedEntry, missed } from '../../../src/platform/feed/index.ts';
import { collectionOf, createTransact } from '../../../src/platform/mongo/index.ts';
import { events } from '../../../src/platform/outbox/collections.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { happen, TYPES } from './happenings.ts';

let database: TestDatabase;
let feed: Feed;
const log = pino({ level: 'silent' });

beforeAll(async () => {
  database = await openTestDatabase();
  await database.db.createCollection(events.name);
  feed = createFeed({ db: database.db, types: TYPES, log });
});

afterAll(async () => {
  await feed.stop();
  await database.close();
});

type News = AsyncIterable<FeedEntry | typeof missed>;

/** The next so many of what somebody hears. */
async function take(news: News, count: number): Promise<(FeedEntry | typeof missed)[]> {
  const heard: (FeedEntry | typeof missed)[] = [];
  for await (const one of news) {
    heard.push(one);
    if (heard.length === count) break;
  }
  return heard;
}

const idsOf = (heard: readonly (FeedEntry | typeof missed)[]) =>
  heard.map((one) => (one === missed ? 'missed' : one.event._id));

async function follow(after?: string, who = 'somebody'): Promise<{ news: News; leave: () => void }> {
  const leaving = new AbortController();
  const news = await feed.follow({ who, after, signal: leaving.signal });
  return { news, leave: () => leaving.abort() };
}

describe('the feed', () => {
  it('tells everything that is committed from the moment somebody follows, and nothing of other types', async () => {
    const { news } = await follow();
    const [first] = await happen(database.db, 1);
    await happen(database.db, 1, 'house.internal');
    const [second] = await happen(database.db, 1, 'bread.sold');
    expect(idsOf(await take(news, 2))).toEqual([first, second]);
  });

  it('tells in the order of commits, which is not that in which they were written', async () => {
    const { news } = await follow();
    const transact = createTransact(database.client);
    let late = '';
    await transact(async (session) => {
      [late = ''] = ['late'];
      const event = {
        _id: late,
        type: 'bread.baked',
        subject: { kind: 'bread', id: '1' },
        data: {},
        requestId: 'test',
        at: new Date(),
      };
      await collectionOf(database.db, events).insertOne(event, { session });
      await happen(database.db, 1);
    });
    const heard = idsOf(await take(news, 2));
    expect(heard).toHaveLength(2);
    expect(heard[1]).toBe('late');
  });

  it('goes on after a place that somebody has come to: nothing is missing, nothing comes twice', async () => {
    const before = await follow();
    const [first, ...rest] = await happen(database.db, 1_201);
    const [at] = await take(before.news, 1);
    if (at === undefined || at === missed) throw new Error('nothing was heard');
    expect(at.event._id).toBe(first);

    const { news } = await follow(at.place);
    const more = happen(database.db, 20);
    const heard = idsOf(await take(news, 1_220));
    expect(heard).toEqual([...rest, ...(await more)]);
  });

  it.each(['nonsense', '00', 'FF', 'A'.repeat(300)])(
    'says that something was missed after a place that is none: %s',
    async (place) => {
      const { news } = await follow(place);
      const [id] = await happen(database.db, 1);
      expect(idsOf(await take(news, 2))).toEqual(['missed', id]);
    },
  );

  it('has room for everybody, whatever one of them takes', async () => {
    const shop = await Promise.all(Array.from({ length: 20 }, () => follow(undefined, 'shop')));
    await expect(follow(undefined, 'shop')).rejects.toMatchObject({ code: 'feed_full' });
    const others = await Promise.all(Array.from({ length: 20 }, (_, which) => follow(undefined, `other-${which}`)));
    shop[0]?.leave();
    others.push(await follow(undefined, 'shop'));
    for (const { leave } of [...shop, ...others]) leave();
  });

  it('lets go of whoever leaves, and of whoever cannot keep up', async () => {
    const gone = await follow();
    gone.leave();
    expect(await take(gone.news, 1)).toEqual([]);

    const slow = await follow();
    const ids = await happen(database.db, 1_100);
    const quick = await follow();
    await happen(database.db, 1);
    await take(quick.news, 1);
    const heard = idsOf(await take(slow.news, 2_000));
    expect(heard.length).toBeLessThan(1_100);
    expect(heard).toEqual(ids.slice(0, heard.length));
  });

  it('ends for everybody when the app stops', async () => {
    const own = createFeed({ db: database.db, types: TYPES, log });
    const news = await own.follow({ who: 'somebody', signal: new AbortController().signal });
    await own.stop();
    expect(await take(news, 1)).toEqual([]);
  });
});
