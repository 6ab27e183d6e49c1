import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Db, Document } from 'mongodb';
import { reactions } from '../../../src/automation/reactions.ts';
import { createOnce } from '../../../src/platform/once.ts';
import { createEventLog } from '../../../src/platform/outbox/index.ts';
import { createAuction } from '../../../src/services/auction/index.ts';
import { ben } from '../../support/people.ts';
import { type AuctionHouse, openAuctionHouse } from './auction-house.ts';

/*
 * A run is broken off at each of its writes, in the books and outside, before and after the write; then it goes on. Nothing
 * may be lost or doubled by it.
 */

let house: AuctionHouse;

beforeAll(async () => {
  house = await openAuctionHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

class Killed extends Error {}

const WRITES = /^(insert|update|delete|bulkWrite|findOneAnd)/;

/** Kills whoever makes the n-th write; writes before and after are made as ever. */
function assassin(at: number, when: 'before' | 'after') {
  let writes = 0;

  async function write<T>(work: () => Promise<T>): Promise<T> {
    writes += 1;
    const isTheOne = writes === at;
    if (isTheOne && when === 'before') throw new Killed();
    const done = await work();
    if (isTheOne) throw new Killed();
    return done;
  }

  function collection<Doc extends Document>(real: Collection<Doc>): Collection<Doc> {
    return new Proxy(real, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (!WRITES.test(String(name))) return value.bind(target);
        return (...args: unknown[]) => write(() => value.apply(target, args));
      },
    });
  }

  return {
    write,
    db: (real: Db): Db =>
      new Proxy(real, {
        get(target, name) {
          if (name === 'collection') return (collectionName: string) => collection(target.collection(collectionName));
          const value = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    writes: () => writes,
  };
}

/** The auction of a process that is killed at its n-th write. */
function doomed(at: number, when: 'before' | 'after') {
  const { dependencies } = house;
  const { db: real, transact, clock, platform, archive } = dependencies;
  if (!platform || !archive) throw new Error('the house lacks a platform or an archive');
  const killer = assassin(at, when);
  const db = killer.db(real);
  const auction = createAuction({
    ...dependencies,
    db,
    once: createOnce({ db, transact }),
    events: createEventLog({ db, routes: reactions, clock }),
    platform: {
      submit: (batch, signal) => killer.write(() => platform.submit(batch, signal)),
      results: platform.results,
    },
    archive: { keep: (key, result, signal) => killer.write(() => archive.keep(key, result, signal)) },
  });
  return { auction, writes: killer.writes };
}

/** The clock strikes for a process that may be killed; afterwards another one does the rest. */
async function strike(at: number, when: 'before' | 'after'): Promise<number> {
  const { auction, writes } = doomed(at, when);
  await auction.begin().catch((error) => {
    if (!(error instanceof Killed)) throw error;
  });
  await house.work(auction);
  await house.auction.begin();
  await house.workWell();
  return writes();
}

async function expectAllDoneOnce(): Promise<void> {
  expect(await house.auction.runs(10, ben)).toMatchObject([{ state: 'done', records: 5, accepted: 3, rejected: 2 }]);
  expect(house.batches).toHaveLength(1);
  expect(house.written).toHaveLength(3);
  expect(await house.told.all()).toHaveLength(1);
  expect(await house.orders.countDocuments()).toBe(0);
  const states = await Promise.all([1, 2, 3, 4, 5].map((number) => house.auction.record(`r-000${number}`, ben)));
  expect(states.map(({ state, object, error }) => [state, object !== undefined, error?.code])).toEqual(
    [1, 2, 3, 4, 5].map((number) =>
      number % 2 === 1 ? ['accepted', true, undefined] : ['rejected', false, 'auction_order_rejected'],
    ),
  );
}

describe('a run that is broken off', () => {
  it.each(['before', 'after'] as const)(
    '%s any of its writes goes on, and does everything once',
    async (when) => {
      await house.submit(5);
      const writes = await strike(Number.POSITIVE_INFINITY, when);
      await expectAllDoneOnce();
      expect(writes).toBeGreaterThan(30);

      for (let at = 1; at <= writes; at += 1) {
        await house.clear();
        await house.submit(5);
        await strike(at, when);
        await expectAllDoneOnce().catch((error) => {
          throw new Error(`killed ${when} write ${at} of ${writes}`, { cause: error });
        });
      }
    },
    60_000,
  );
});

describe('several processes at once', () => {
  it('do each delivery at the same moment, and everything happens once', async () => {
    await house.submit(5);
    await Promise.all([house.auction.begin(), house.auction.begin()]);
    for (;;) {
      const due = await house.waiting();
      if (due.length === 0) break;
      // The outbox lets one run at a time; a process that lost its lease may still be at it, though.
      const twice = due.flatMap((delivery) => [delivery, delivery]);
      const done = await Promise.allSettled(twice.map((delivery) => house.deliver(delivery, house.auction)));
      expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
    }
    expect(await house.auction.runs(10, ben)).toMatchObject([{ state: 'done', records: 5 }]);
    expect(house.written).toHaveLength(3);
    expect(await house.told.all()).toHaveLength(1);
    expect(await house.orders.countDocuments()).toBe(0);
  });
});
