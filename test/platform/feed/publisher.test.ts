import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { until } from '../../../sandbox/client/until.ts';
import {
  type EventPublisher,
  feedPublishers,
  type PublisherTimes,
  startPublisher,
} from '../../../src/platform/feed/index.ts';
import { collectionOf } from '../../../src/platform/mongo/index.ts';
import { events } from '../../../src/platform/outbox/collections.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { happen, TYPES } from './happenings.ts';

const times: PublisherTimes = { lease: 1_500, patience: 50, retry: 20 };
let database: TestDatabase;
const running: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  database = await openTestDatabase();
  await database.db.createCollection(events.name);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  await database.close();
});

function start(publisher: EventPublisher) {
  const log = pino({ level: 'silent' });
  const started = startPublisher({ ...{ db: database.db, name: 'paper', types: TYPES }, publisher, log, times });
  running.push(started);
  return started;
}

/** Remembers what it was given; fails when told to. */
function paper() {
  const said: string[] = [];
  const resets: number[] = [];
  const state = { failing: false, refused: 0 };
  const publisher: EventPublisher = {
    async publish({ _id }) {
      if (state.failing) {
        state.refused += 1;
        throw new Error('the paper is away');
      }
      said.push(_id);
    },
    async reset() {
      resets.push(said.length);
    },
  };
  return { said, resets, state, publisher };
}

const row = () => collectionOf(database.db, feedPublishers).findOne({ _id: 'paper' });

/** It has found out where "from now on" is. */
const hasBegun = () => until('it has a place', async () => (await row())?.place);

describe('the publisher', () => {
  it('passes on what happens, in order, and goes on where it was after a restart', async () => {
    const { said, publisher } = paper();
    const first = start(publisher);
    await hasBegun();
    const early = await happen(database.db, 3);
    await until('three are out', () => said.length === 3);
    await first.stop();

    const missedByNobody = await happen(database.db, 250);
    start(publisher);
    await until('all are out', () => said.length === 253);
    expect(said).toEqual([...early, ...missedByNobody]);
  });

  it('says again what may not have gone out', async () => {
    const { said, state, publisher } = paper();
    start(publisher);
    await hasBegun();
    state.failing = true;
    const ids = await happen(database.db, 2);
    state.failing = false;
    await until('both are out', () => said.length >= 2);
    expect([...new Set(said)]).toEqual(ids);
  });

  it('notes since when the next one is not taken, and when one was last', async () => {
    const { said, state, publisher } = paper();
    start(publisher);
    await hasBegun();
    await happen(database.db, 1);
    const before = await until('a success is noted', async () => (await row())?.lastSuccessAt);
    state.failing = true;
    await happen(database.db, 2);
    const since = await until('the failure is noted', async () => (await row())?.failingSince);
    const tries = state.refused;
    await until('it was tried again', () => state.refused > tries + 1);
    expect((await row())?.failingSince).toEqual(since);
    expect(since >= before).toBe(true);
    state.failing = false;
    await until('all are out', () => said.length >= 3);
    await until('nothing fails', async () => (await row())?.failingSince === undefined);
    expect(((await row())?.lastSuccessAt ?? before) > since).toBe(true);
  });

  it('is one of all processes at a time; another takes over when it ends', async () => {
    const one = paper();
    const other = paper();
    const first = start(one.publisher);
    await hasBegun();
    start(other.publisher);
    const early = await happen(database.db, 5);
    await until('five are out', () => one.said.length === 5);
    expect(other.said).toEqual([]);

    await first.stop();
    const late = await happen(database.db, 2);
    await until('the other goes on', () => other.said.length === 2);
    expect([one.said, other.said]).toEqual([early, late]);
  });

  it('takes over from one that died, once its lease is over', async () => {
    const dead = { holder: 'somebody', heldUntil: new Date(Date.now() + 300) };
    await database.db.collection<{ _id: string }>('feed_publishers').insertOne({ _id: 'paper', ...dead });
    const { said, publisher } = paper();
    start(publisher);
    await hasBegun();
    expect((await database.db.collection('feed_publishers').findOne())?.holder).not.toBe('somebody');
    const ids = await happen(database.db, 1);
    await until('it is out', () => said.length === 1);
    expect(said).toEqual(ids);
  });

  it('says so when MongoDB does not remember its place, and goes on from now', async () => {
    await database.db
      .collection<{ _id: string }>('feed_publishers')
      .insertOne({ _id: 'paper', ...{ place: 'FFFF', failingSince: new Date(0) } });
    const { said, resets, publisher } = paper();
    start(publisher);
    await until('it told of the gap', async () => resets.length === 1 && (await row())?.place !== 'FFFF');
    // Something was taken: it is well again, though nothing has happened yet.
    expect(await row()).not.toHaveProperty('failingSince');
    const ids = await happen(database.db, 1);
    await until('it is out', () => said.length === 1);
    expect(said).toEqual(ids);
  });
});
