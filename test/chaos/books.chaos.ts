import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { acceptedOnce } from './checks/accepted.ts';
import { atRest } from './checks/at-rest.ts';
import { boughtOnce } from './checks/bought.ts';
import { filedOnce } from './checks/filed.ts';
import { type Findings, findingsOf } from './checks/findings.ts';
import { complaintsIn } from './checks/logs.ts';
import { accessAgrees, auctionedOnce, orderedOnce } from './checks/side-doors.ts';
import { stockAgrees } from './checks/stock.ts';
import { shownOnce, toldOnce } from './checks/told.ts';
import { createPerformer } from './load/perform.ts';
import { noPromises } from './load/promises.ts';
import { scheduleOf } from './load/schedule.ts';
import { letGoQuiet } from './world/quiet.ts';
import { openWorld, type World } from './world/world.ts';

const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1_000_000));
const seconds = Number(process.env.CHAOS_SECONDS ?? 90);
const orders = Math.max(500, Math.round(5.5 * seconds));

/** Opening the world, and the time that quiet may take. */
const REST_MS = 16 * 60_000;

let world: World;
let findings: Findings;
const promises = noPromises();
let isQuiet = false;
let quietAt: Date;
let passed = 0;

beforeAll(
  async () => {
    say(
      `seed ${seed}, ${seconds} s, ${orders} orders and more; to replay: CHAOS_SEED=${seed} CHAOS_SECONDS=${seconds} npm run test:chaos`,
    );
    world = await openWorld();
    await runSchedule();
    say('the load is over');
    isQuiet = await letGoQuiet(world);
    quietAt = new Date();
    say(isQuiet ? 'all is quiet' : 'it does not become quiet');
    findings = await findingsOf(world);
    for (const [reason, count] of promises.failures) say(`${count} x ${reason}`);
    say(`${findings.orders.length} orders, ${findings.tickets.length} tickets, ${findings.messages.length} messages`);
  },
  seconds * 1_000 + REST_MS,
);

afterAll(async () => {
  const keepLogs = passed < CHECKS;
  if (keepLogs && world) say(`the processes’ logs are in ${world.logs}`);
  await world?.close({ keepLogs });
});

async function runSchedule(): Promise<void> {
  const perform = await createPerformer(world, promises);
  const start = performance.now();
  const deeds: Promise<void>[] = [];
  for (const { at, deed } of scheduleOf(seed, { seconds, orders })) {
    await wait(Math.max(0, start + at - performance.now()));
    deeds.push(perform(deed));
  }
  await Promise.all(deeds);
}

function say(words: string): void {
  process.stdout.write(`chaos: ${words}\n`);
}

const CHECKS = 12;

function check(name: string, faults: () => string[] | Promise<string[]>): void {
  it(name, async () => {
    expect(await faults()).toEqual([]);
    passed += 1;
  });
}

check('comes to rest: nothing dead, nothing stuck, nothing waiting, no process that ended by itself', async () => [
  ...(isQuiet ? [] : ['it did not become quiet']),
  ...(await atRest(world.db, quietAt)),
  ...world.fleet.crashes,
]);
check('was given enough to do', () => (findings.orders.length >= orders ? [] : [`${findings.orders.length} orders`]));
check('has every order that was accepted once, and every change', () => acceptedOnce(findings, promises));
check('buys for every order once', () => boughtOnce(findings));
check('shows every order on one card', () => shownOnce(findings));
check('tells every customer everything once', () => toldOnce(findings));
check('files every cancelled order', () => filedOnce(findings));
check('has the stock that its ledger, the orders and the requests make', () => stockAgrees(findings));
check('orders once by forms and workflows, and answers each', () => orderedOnce(findings, promises));
check('gives those access on GitHub who are to have it', () => accessAgrees(findings));
check('puts each record up for auction once, and keeps what was accepted once', () =>
  auctionedOnce(findings, promises),
);
check('says nothing in its logs of a fault of its own', () => complaintsIn(world.logs));
