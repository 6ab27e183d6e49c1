import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import type { DomainEvent } from '../../src/platform/outbox/index.ts';
import { createTell, isNews, news } from '../../src/services/feed/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { silent } from '../support/outbox.ts';
import { allCallSites, markQueries } from '../support/queries/call-sites.ts';
import { type Fault, faultsOf } from '../support/queries/judge.ts';
import { type ProfiledQuery, profileQueries } from '../support/queries/profile.ts';
import { fillLargeBooks } from './queries/books.ts';
import { exceptions } from './queries/exceptions.ts';
import { walkLists, walkOrders } from './queries/orders.ts';
import { walkPeople } from './queries/people.ts';
import { walkRarePaths } from './queries/rare.ts';
import { walkTheRest, walkTheWork } from './queries/rest.ts';
import { walkSupplies } from './queries/supplies.ts';

/**
 * All that Ovenbird asks MongoDB, on books of some thousand orders, as MongoDB itself saw it. A query is told by where it
 * stands in `src`; one that is new must be walked past here.
 */
let bakery: RunningBakery;
let queries: ProfiledQuery[];
let happened: DomainEvent[];
let unmark: () => void;

beforeAll(async () => {
  unmark = markQueries();
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
  const { db } = bakery.database;
  await fillLargeBooks(db);
  const profiled = await profileQueries(db);
  await bakery.restart();
  // What waits until tomorrow is not waited for.
  const due = { state: { $in: ['waiting', 'running'] }, dueAt: { $lt: new Date(Date.now() + 60 * 60_000) } };
  const settled = async () => (await db.collection('deliveries').countDocuments(due)) === 0;
  const quiet = () => until('all that is due is done', settled);
  const walked: RunningBakery = Object.create(bakery, { quiet: { value: quiet } });
  for (const walk of [walkOrders, walkLists, walkSupplies, walkPeople, walkTheRest, walkTheWork, walkRarePaths]) {
    await walk(walked);
  }
  queries = await profiled();
  happened = await db.collection<DomainEvent>('events').find().toArray();
}, 120_000);
afterAll(async () => {
  unmark();
  await bakery?.close();
});

/** Where a query stands that has a fault, how it was run, and how often; none that is an exception. */
function faulty(fault: Fault): string[] {
  const isExcepted = ({ site, collection }: ProfiledQuery) =>
    exceptions.some((one) => one.may === fault && one.collection === collection && site.startsWith(`${one.file}:`));
  const guilty = queries.filter((query) => faultsOf(query).includes(fault) && !isExcepted(query));
  return [...new Set(guilty.map(({ site, collection, plan }) => `${site} ${collection}: ${plan}`))];
}

it('asks every question that there is in src', () => {
  const asked = new Set(queries.map(({ site }) => site));
  const all = allCallSites();
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((site) => !asked.has(site))).toEqual([]);
  expect([...asked].filter((site) => !all.includes(site))).toEqual([]);
});

it('finds everything by an index', () => expect(faulty('scan')).toEqual([]));

it('takes everything sorted from an index', () => expect(faulty('sort')).toEqual([]));

it('reads hardly more than it finds', () => expect(faulty('read much')).toEqual([]));

it('excepts nothing that is not there', () => {
  const gone = exceptions.filter(
    ({ file, collection }) => !queries.some((one) => one.site.startsWith(`${file}:`) && one.collection === collection),
  );
  expect(gone).toEqual([]);
});

it('tells others of everything that happened on the walk and is their business', () => {
  const tell = createTell({ log: silent });
  const told = happened.filter(({ type }) => isNews(type));
  expect([...new Set(told.map(({ type }) => type))].toSorted()).toEqual(Object.keys(news).toSorted());
  expect(told.filter((event) => !tell(event)).map(({ type, data }) => ({ type, data }))).toEqual([]);
});
