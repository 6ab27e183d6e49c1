import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { atRest } from '../chaos/checks/at-rest.ts';
import { boughtOnce } from '../chaos/checks/bought.ts';
import { findingsOf } from '../chaos/checks/findings.ts';
import { stockAgrees } from '../chaos/checks/stock.ts';
import { shownOnce, toldOnce } from '../chaos/checks/told.ts';
import type { OvenbirdProcess } from '../support/process.ts';
import { ahead } from './support/ahead.ts';
import { openRequests, type Requests } from './support/requests.ts';
import { openStage, type Stage } from './support/stage.ts';

/** How long MongoDB is away. */
const AWAY_MS = Number(process.env.AWAY_SECONDS ?? 12) * 1_000;

/** People’s patience, and a little for a machine that does other things as well. */
const ANSWERED_WITHIN_MS = 4_000;

/** A program that reads, and the same little. */
const READ_WITHIN_MS = 7_000;

const MINUTE = 60_000;
const HONEST = /I cannot reach my books just now|Still working on it/;
const FINAL = /I cannot reach my books just now|is placed/;

let stage: Stage;
let web: OvenbirdProcess;
let requests: Requests;
let customer: Actor;
let baker: Actor;

/** All this with clocks that are two minutes apart: whoever goes by their own would be early, late or do it twice. */
beforeAll(async () => {
  stage = await openStage();
  web = await stage.start('web', ahead(MINUTE));
  await stage.start('worker', ahead(MINUTE));
  await stage.start('worker', ahead(-MINUTE));
  // A load balancer would send nobody to us any more: here people reach the process all the same.
  await stage.bakery.connect(web.url);
  requests = await openRequests(web.url);
  [customer, baker] = [await stage.bakery.person('Mr. Cakelover'), await stage.bakery.person('Ben Baker')];
}, 5 * MINUTE);
afterAll(() => stage.close());

async function pidOfMongod(): Promise<number> {
  return Number((await stage.server.client.db('admin').command({ serverStatus: 1 })).pid);
}

/** Ways to be gone. @returns what brings it back */
const ways = {
  async 'is ended outright'() {
    process.kill(await pidOfMongod(), 'SIGKILL');
    return () => stage.server.restart();
  },
  async 'answers no more'() {
    const pid = await pidOfMongod();
    process.kill(pid, 'SIGSTOP');
    return async () => void process.kill(pid, 'SIGCONT');
  },
};

const readiness = async () => {
  const answer = await fetch(`${web.opsUrl}/readyz`);
  return { status: answer.status, said: await answer.json() };
};

async function inTime<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  expect(performance.now() - begun).toBeLessThan(ANSWERED_WITHIN_MS);
  return result;
}

/** As many as open all connections that there may be for reading. */
const readAtOnce = () => Promise.all(Array.from({ length: 20 }, () => requests.send('GET', '/orders')));

const order = (key: string) =>
  requests.send('POST', '/orders', { customer: 'Anna Almond', recipe: 'carrot_cake', persons: 3, notes: key }, key);

describe.each(Object.entries(ways))('while MongoDB %s', (_, goes) => {
  const key = randomUUID();
  let comesBack: () => Promise<void>;
  let typed: number;
  let backAt: number;

  beforeAll(async () => {
    expect((await order(`before-${key}`)).status).toBe(201);
    await readAtOnce();
    comesBack = await goes();
    backAt = performance.now() + AWAY_MS;
  }, MINUTE);

  it('programs that read at that moment, on connections that stand, are told so', async () => {
    const answers = await readAtOnce();
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['503 books_unavailable']),
    );
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(READ_WITHIN_MS);
  });

  it('the process says that it is alive, and not ready', async () => {
    await until('it is not ready', async () => (await readiness()).status === 503);
    const { said } = await readiness();
    expect(said).toMatchObject({ reasons: [expect.stringContaining('MongoDB')] });
    expect((await fetch(`${web.opsUrl}/healthz`)).status).toBe(200);
  });

  it('a program is told so, in time', async () => {
    const refused = await inTime(() => order(key));
    expect([refused.status, refused.body.code]).toEqual([503, 'books_unavailable']);
    const unread = await inTime(() => requests.send('GET', '/orders'));
    expect([unread.status, unread.body.code]).toEqual([503, 'books_unavailable']);
    expect((await requests.send('GET', '/heartbeat')).status).toBe(200);
  });

  it('so are people, in time', async () => {
    typed = (await customer.sees.ephemerals()).length;
    await inTime(async () => {
      expect(await customer.command('/order', '1 chocolate_cake for 7')).toMatchObject({ status: 200 });
      await until('an honest answer', async () => (await news()).some((text) => HONEST.test(text)));
    });
  });

  it(
    'all goes on by itself when it is back, and the same request is done once',
    async () => {
      await wait(backAt - performance.now());
      await comesBack();
      await until('it is ready', async () => (await readiness()).status === 200, MINUTE);
      const taken = await order(key);
      const again = await order(key);
      expect([taken.status, again.status, again.body.id]).toEqual([201, 201, taken.body.id]);
      await until('what was typed is answered', async () => (await news()).some((text) => FINAL.test(text)), MINUTE);
      await stage.quiet();
    },
    6 * MINUTE,
  );

  it(
    'nothing is half done, lost or doubled',
    async () => {
      const findings = await findingsOf(stage);
      expect(findings.orders.filter(({ notes }) => notes === key)).toHaveLength(1);
      const answered = (await news()).filter((text) => text.includes('is placed')).length;
      const typedOrders = findings.orders.filter(({ placedBy }) => placedBy.via === 'Slack');
      expect(typedOrders.length).toBeGreaterThanOrEqual(answered);
      expect(await atRest(stage.db, new Date())).toEqual([]);
      expect(boughtOnce(findings)).toEqual([]);
      expect(shownOnce(findings)).toEqual([]);
      expect(toldOnce(findings)).toEqual([]);
      expect(stockAgrees(findings)).toEqual([]);
      expect((await baker.sees.channel('kitchen')).length).toBeGreaterThan(0);
    },
    MINUTE,
  );

  const news = async () => (await customer.sees.ephemerals()).slice(typed).map(textOf);
});
