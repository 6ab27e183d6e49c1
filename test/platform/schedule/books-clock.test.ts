import { mock } from 'node:test';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/platform/clock.ts';
import { createBooksClock } from '../../../src/platform/schedule/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { silent } from '../../support/outbox.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterEach(() => mock.timers.reset());
afterAll(() => database.close());

const clockOn = (db: Parameters<typeof createBooksClock>[0]['db']) =>
  createBooksClock({ db, clock: systemClock, log: silent });

it.each([3_000, -120_000])('goes by the database’s clock where its own is %i ms ahead', async (ahead) => {
  const right = Date.now();
  mock.timers.enable({ apis: ['Date'], now: right + ahead });
  const clock = clockOn(database.db);
  expect(clock.now().getTime()).toBe(right + ahead);
  await clock.set();
  expect(Math.abs(clock.now().getTime() - right)).toBeLessThan(1_000);
  mock.timers.setTime(right);
  await clock.set();
  expect(clock.now().getTime()).toBe(right);
});

it('is the process’s own where both are in step', async () => {
  const clock = clockOn(database.db);
  await clock.set();
  mock.timers.enable({ apis: ['Date'], now: Date.now() });
  expect(clock.now().getTime()).toBe(Date.now());
});

it('takes no slow answer for a wrong clock, and keeps what it knew before', async () => {
  const right = 1_800_000_000_000;
  mock.timers.enable({ apis: ['Date'], now: right });
  const answer = { after: 0, behind: 0 };
  const clock = clockOn({
    command: async () => {
      const localTime = new Date(Date.now() - answer.behind);
      mock.timers.setTime(Date.now() + answer.after);
      return { localTime };
    },
  });
  answer.after = 9_000;
  await clock.set();
  expect(clock.now().getTime()).toBe(Date.now());
  Object.assign(answer, { after: 10, behind: 5_000 });
  await clock.set();
  const known = Date.now() - clock.now().getTime();
  expect(Math.abs(known - 5_000)).toBeLessThan(20);
  answer.after = 9_000;
  await clock.set();
  expect(Date.now() - clock.now().getTime()).toBe(known);
});
