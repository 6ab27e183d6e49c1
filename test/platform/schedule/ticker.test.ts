import { mock } from 'node:test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { collectionOf, createTransact, ensureCollections } from '../../../src/platform/mongo/index.ts';
import { deliveries, events } from '../../../src/platform/outbox/collections.ts';
import { createEventLog, outboxCollections } from '../../../src/platform/outbox/index.ts';
import { clockCollection, createTicker, type Schedule } from '../../../src/platform/schedule/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Times {
  morning: string;
  zone?: string;
}

const lines: Schedule<Times> = {
  morning: {
    at: ({ morning }) => morning,
    zone: ({ zone = 'Etc/UTC' }) => zone,
    daily: true,
    event: 'morning.due',
  },
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

  it.each([MINUTE, -MINUTE])('goes by the database’s clock where its own is %i ms ahead', async (ahead) => {
    now = new Date('2026-11-21T05:58:30Z');
    await ticker().tick();
    mock.timers.enable({ apis: ['Date'], now: Date.now() + ahead });
    try {
      now = new Date(Date.parse('2026-11-21T05:59:30Z') + ahead);
      await ticker().tick();
      expect(await written()).toEqual([]);
      now = new Date(Date.parse('2026-11-21T06:00:05Z') + ahead);
      await ticker().tick();
      expect(await written()).toEqual(['morning:2026-11-21', 'often:2026-11-21T06:00:00.000Z']);
    } finally {
      mock.timers.reset();
    }
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

  const mornings = async () => (await written()).filter((id) => id.startsWith('morning'));

  it.each([
    ['Europe/Paris', '2026-03-29'],
    ['Europe/Paris', '2026-10-25'],
    ['America/New_York', '2026-03-08'],
    ['America/New_York', '2026-11-01'],
    ['Asia/Kolkata', '2026-11-21'],
  ])(
    'in %s catches up with the morning of %s at half past two alone, after days without a process',
    async (zone, day) => {
      const settings = { morning: '30 2 * * *', zone };
      now = new Date(Date.parse(day) - 5 * DAY);
      await ticker(settings).tick();
      for (const minutes of [0, 30, 60, 90, 180]) {
        now = new Date(Date.parse(day) + 10 * HOUR + minutes * MINUTE);
        await ticker(settings).tick();
      }
      expect(await mornings()).toEqual([`morning:${day}`]);
    },
  );

  it('has each date’s morning once while the zone is changed to and fro', async () => {
    const zones = ['Asia/Kolkata', 'America/New_York', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata'];
    const start = Date.parse('2026-10-22T00:00:00Z');
    now = new Date(start);
    await ticker().tick();
    for (let hours = 1; hours < 12 * 24; hours += 3) {
      now = new Date(start + hours * HOUR);
      await ticker({ morning: '30 2 * * *', zone: zones[Math.floor(hours / 50) % zones.length] }).tick();
    }
    const days = (await mornings()).map((id) => id.slice('morning:'.length));
    expect(days).toEqual([
      ...['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28'],
      ...['2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02', '2026-11-03'],
    ]);
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
