import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { createEventLog } from '../../src/platform/outbox/index.ts';
import { atRest } from '../chaos/checks/at-rest.ts';
import { boughtOnce } from '../chaos/checks/bought.ts';
import { filedOnce } from '../chaos/checks/filed.ts';
import { type Findings, findingsOf } from '../chaos/checks/findings.ts';
import { stockAgrees } from '../chaos/checks/stock.ts';
import { shownOnce, toldOnce } from '../chaos/checks/told.ts';
import { olivia } from '../support/people.ts';
import type { OvenbirdProcess } from '../support/process.ts';
import { openRequests, type Requests } from './support/requests.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
let fleet: { web: OvenbirdProcess; worker: OvenbirdProcess }[];
let customer: Actor;
/** By a balancer of requests, and by one of connections. */
let programs: Requests[];
let findings: Findings;
const due = new Date();
const codes: (number | null)[] = [];
const acks: unknown[] = [];
const placed = new Map<string, number>();

const pair = async () => ({ web: await stage.start('web'), worker: await stage.start('worker') });

beforeAll(async () => {
  stage = await openStage();
  fleet = [await pair(), await pair()];
  customer = await stage.bakery.person('Mr. Cakelover');
  const { url, connectionsUrl } = stage.balancer;
  programs = await Promise.all([url, connectionsUrl].map(openRequests));
  await stage.services.settings.change({ procurement: 'daily' }, olivia);

  const over = new AbortController();
  const load = Promise.all([...programs.map((program) => useApi(program, over.signal)), useSlack(over.signal)]);
  await replaceAll().finally(() => over.abort());
  await load;

  await stage.services.settings.change({ procurement: 'per_order' }, olivia);
  await stage.quiet();
  findings = await findingsOf(stage);
}, 300_000);
afterAll(() => stage.close());

/** One after the other, and each in the middle of a morning's run. */
async function replaceAll(): Promise<void> {
  for (const { web, worker } of fleet) {
    await pair();
    await morning();
    codes.push(...(await Promise.all([stage.end(web), stage.end(worker)])));
  }
}

/** Orders, looks, moves and cancels, two or three requests a second. */
async function useApi(program: Requests, over: AbortSignal): Promise<void> {
  const under = new Set<Promise<unknown>>();
  for (let turn = 0; !over.aborted; turn += 1) {
    const number = [...placed.values()].at(-(turn % 5) - 1);
    const doing = turn % 3 === 0 || number === undefined ? order(program) : change(program, number, turn);
    under.add(doing.finally(() => under.delete(doing)));
    await wait(400);
  }
  await Promise.all(under);
}

async function order(program: Requests): Promise<void> {
  const notes = randomUUID();
  const body = { customer: 'Anna Almond', recipe: 'chocolate_cake', persons: 2, quantity: 1, notes };
  const { status, body: made } = await program.send('POST', '/orders', body, notes);
  if (status === 201) placed.set(notes, made.id);
}

async function change(program: Requests, number: number, turn: number): Promise<void> {
  const to = ['preparation', 'cancelled', undefined][turn % 7];
  if (to) await program.send('PATCH', `/orders/${number}`, { status: to, reason: 'somebody asked' });
  else await program.send('GET', `/orders/${number}`);
}

async function useSlack(over: AbortSignal): Promise<void> {
  for (let turn = 1; !over.aborted; turn += 1) {
    acks.push(await customer.command('/order', turn % 2 ? `1 carrot_cake for ${turn}` : 'list'));
    await wait(700);
  }
}

/** Comes again when the second half is replaced: the same morning, which has one request all the same. */
async function morning(): Promise<void> {
  const events = createEventLog({ db: stage.db, routes: reactions, clock: systemClock });
  const came = { type: 'morning.came', subject: { kind: 'clock', id: 'morning' }, data: { due } };
  await createTransact(stage.server.client)((session) => events.record(session, came));
}

it('fails no request while every process is replaced', () => {
  for (const { answered } of programs) {
    expect(answered.length).toBeGreaterThan(25);
    expect(answered.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
  }
});

it('lets no command in Slack go unheard', () => {
  expect(acks.length).toBeGreaterThan(5);
  expect(acks).toEqual(acks.map(() => expect.objectContaining({ status: 200 })));
});

it('ends each process in order, with what it had in hand done or given back', async () => {
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(await stage.db.collection('deliveries').countDocuments({ lostLeases: { $gt: 0 } })).toBe(0);
});

it('loses and doubles nothing, the morning’s run included', async () => {
  expect(await atRest(stage.db, new Date())).toEqual([]);
  const inBooks = findings.orders.flatMap(({ notes, number }) => (notes && placed.has(notes) ? [[notes, number]] : []));
  expect(inBooks).toEqual([...placed].toSorted(([, one], [, other]) => one - other));
  expect(boughtOnce(findings)).toEqual([]);
  expect(shownOnce(findings)).toEqual([]);
  expect(toldOnce(findings)).toEqual([]);
  expect(filedOnce(findings)).toEqual([]);
  expect(stockAgrees(findings)).toEqual([]);
});
