import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { collectionOf, createTransact, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { deliveries, events } from '../../../src/platform/outbox/collections.ts';
import { createEventLog, outboxCollections } from '../../../src/platform/outbox/index.ts';
import { clockCollection, createTicker, type Schedule } from '../../../src/platform/schedule/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

interface Times {
  morning: string;
}

const lines: Schedule<Times> = {
  morning: { at: ({ morning }) => morning, zone: () => 'Etc/UTC', daily: true, event: 'morning.due' },
  often: { at: '*/10 * * * *', zone: () => 'Etc/UTC', daily: false, event: 'reading.due' },
};

const routes = { work: { on: ['morning.due', 'reading.due'], target: () => 'work:all' } };

describe('the clock', () => {
  let database: TestDatabase;
  let now: Date;
  let complaints: string[];
  const log = pino({ level: 'warn' }, { write: (line) => void complaints.push(line) });

  beforeAll(async () => {
    database = await openTestDatabase();
    await ensureCollections(database.db, [...outboxCollections, clockCollection]);
  });
  beforeEach(async () => {
    complaints = [];
    for (const { name } of [...outboxCollections, clockCollection]) await database.db.collection(name).deleteMany({});
  });
  afterAll(() => database.close());

  /** One process's clock. */
  function ticker(settings: Times = { morning: '0 6 * * *' }) {
    const { db, client } = database;
    const clock = { now: () => now };
    const eventLog = createEventLog({ db, routes, clock });
    const readSettings = async () => settings;
    return createTicker({ db, transact: createTransact(client), events: eventLog, lines, readSettings, clock, log });
  }

  const at = (time: string) => {
    now = new Date(time);
  };
  const written = async () => {
    const found = await collectionOf(database.db, events).find().sort({ _id: 1 }).toArray();
    return found.map(({ _id }) => _id);
  };
  const dueDeliveries = () => collectionOf(database.db, deliveries).countDocuments();

  it('writes nothing for what was due before the first start', async () => {
    at('2026-11-21T06:03:00Z');
    await ticker().tick();
    expect(await written()).toEqual([]);
  });

  it('writes each due time once, with its deliveries, however often it ticks', async () => {
    at('2026-11-21T05:59:30Z');
    const clock = ticker();
    await clock.tick();
    for (const time of ['2026-11-21T06:00:00Z', '2026-11-21T06:01:00Z', '2026-11-21T06:09:00Z']) {
      at(time);
      await clock.tick();
    }
    expect(await written()).toEqual(['morning:2026-11-21', 'often:2026-11-21T06:00:00.000Z']);
    expect(await dueDeliveries()).toBe(2);
  });

  it('tells what is due, and that the clock did it', async () => {
    at('2026-11-21T05:59:30Z');
    await ticker().tick();
    at('2026-11-21T06:00:10Z');
    await ticker().tick();
    const event = await collectionOf(database.db, events).findOne({ _id: 'morning:2026-11-21' });
    expect(event).toMatchObject({
      type: 'morning.due',
      subject: { kind: 'schedule', id: 'morning' },
      actor: { kind: 'system', via: 'clock' },
      data: { due: new Date('2026-11-21T06:00:00Z') },
    });
  });

  it('writes it once when many processes tick at the same moment', async () => {
    at('2026-11-21T05:59:30Z');
    await ticker().tick();
    at('2026-11-21T06:00:00Z');
    await Promise.all(Array.from({ length: 8 }, () => ticker().tick()));
    expect(await written()).toEqual(['morning:2026-11-21', 'often:2026-11-21T06:00:00.000Z']);
    expect(await dueDeliveries()).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('catches up with the last time of each line after a downtime of days', async () => {
    at('2026-11-21T12:00:00Z');
    await ticker().tick();
    at('2026-11-24T07:15:00Z');
    await ticker().tick();
    expect(await written()).toEqual([
      'morning:2026-11-24',
      'often:2026-11-21T12:00:00.000Z',
      'often:2026-11-24T07:10:00.000Z',
    ]);
  });

  it('is not due a second time on a day whose time is moved', async () => {
    at('2026-11-21T05:59:30Z');
    await ticker().tick();
    at('2026-11-21T06:05:00Z');
    await ticker().tick();
    at('2026-11-21T09:05:00Z');
    await ticker({ morning: '0 9 * * *' }).tick();
    expect((await written()).filter((id) => id.startsWith('morning'))).toEqual(['morning:2026-11-21']);
  });

  it('goes on with the other lines when one cannot be read', async () => {
    at('2026-11-21T05:59:30Z');
    const clock = ticker({ morning: 'whenever' });
    await clock.tick();
    at('2026-11-21T06:00:00Z');
    await clock.tick();
    expect(await written()).toEqual(['often:2026-11-21T06:00:00.000Z']);
    expect(complaints).toContainEqual(expect.stringContaining('"line":"morning"'));
  });

  it('ticks at its start, and has finished when it is stopped', async () => {
    at('2026-11-21T05:59:30Z');
    await ticker().tick();
    at('2026-11-21T06:00:00Z');
    const clock = ticker();
    clock.start();
    await clock.stop();
    expect(await written()).toContain('morning:2026-11-21');
  });
});
