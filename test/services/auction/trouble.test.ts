import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessLost, NotYet, PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import { createAuction } from '../../../src/services/auction/index.ts';
import { ben } from '../../support/people.ts';
import { type AuctionHouse, openAuctionHouse } from './auction-house.ts';

let house: AuctionHouse;

beforeAll(async () => {
  house = await openAuctionHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const later = (milliseconds: number) => {
  house.time.now = new Date(house.time.now.getTime() + milliseconds);
};
const latest = async () => (await house.auction.runs(1, ben))[0];
const notes = async () => (await house.told.all()).map(({ note }) => note);

describe('a platform that is slow', () => {
  beforeEach(async () => {
    house.rules.decided = false;
    await house.submit(2);
    await house.auction.begin();
  });

  it('is asked again later, and nobody waits meanwhile', async () => {
    const [failure] = await house.work();
    expect(failure).toBeInstanceOf(NotYet);
    expect(await latest()).toMatchObject({ state: 'waiting', records: 2 });
    expect(await house.auction.record('r-0001', ben)).toMatchObject({ state: 'submitted' });
    house.rules.decided = true;
    await house.workWell();
    expect(await latest()).toMatchObject({ state: 'done' });
  });

  it('is told of once when half an hour has passed, and asked on', async () => {
    await house.work();
    later(29 * MINUTE);
    await house.work();
    expect(await notes()).toEqual([]);
    later(1 * MINUTE);
    expect(await house.work()).toEqual([expect.any(NotYet)]);
    expect(await house.work()).toEqual([expect.any(NotYet)]);
    expect(await notes()).toMatchObject([{ kind: 'auction-late', state: 'overdue', run: { records: 2 } }]);
    expect(await latest()).toMatchObject({ state: 'overdue' });
    house.rules.decided = true;
    await house.workWell();
    expect(await latest()).toMatchObject({ state: 'done' });
  });

  it('is given up after a day, when the records are gone too', async () => {
    await house.work();
    later(24 * HOUR);
    await house.workWell();
    expect(await latest()).toMatchObject({ state: 'abandoned' });
    expect((await notes()).at(-1)).toMatchObject({ kind: 'auction-late', state: 'abandoned' });
    expect(await house.orders.countDocuments()).toBe(0);
    expect(await house.waiting()).toEqual([]);
  });

  it.each([
    ['is down', new TransientFailure('auction_503', 'The auction platform answered 503')],
    ['lets nobody in', new AccessLost('auction', 'the platform answered 401', MINUTE)],
  ])('is told of and given up as well when it %s', async (_, failure) => {
    await house.work();
    later(30 * MINUTE);
    house.rules.failing.push(failure, failure);
    expect(await house.work()).toEqual([failure]);
    expect(await house.work()).toEqual([failure]);
    expect(await notes()).toMatchObject([{ kind: 'auction-late', state: 'overdue' }]);
    expect(await latest()).toMatchObject({ state: 'overdue' });
    later(24 * HOUR);
    house.rules.failing.push(failure);
    await house.workWell();
    expect(await latest()).toMatchObject({ state: 'abandoned' });
    expect((await notes()).at(-1)).toMatchObject({ kind: 'auction-late', state: 'abandoned' });
    expect(await house.waiting()).toEqual([]);
  });

  it('is asked more and more slowly', async () => {
    const patient = createAuction({ ...house.dependencies, times: { backoff: 1_000, longestBackoff: 300_000 } });
    const waits: number[] = [];
    for (let times = 0; times < 12; times += 1) {
      const [failure] = await house.work(patient);
      if (failure instanceof NotYet) waits.push(failure.retryAfterMs);
    }
    expect(waits).toHaveLength(12);
    expect(waits[0]).toBeLessThanOrEqual(1_000);
    expect(waits[5]).toBeGreaterThanOrEqual(16_000);
    expect(waits[11]).toBeGreaterThanOrEqual(150_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300_000);
  });
});

describe('what goes wrong', () => {
  it('does not send a batch again whose answer was lost', async () => {
    house.rules.failing = ['lost'];
    await house.submit(1);
    await house.auction.begin();
    expect(await house.work()).toEqual([expect.any(TransientFailure)]);
    await house.workWell();
    expect(house.calls.filter((call) => call === 'submit')).toHaveLength(1);
    expect(await latest()).toMatchObject({ state: 'done' });
  });

  it('sends it again when it never arrived', async () => {
    house.rules.failing = ['down'];
    await house.submit(1);
    await house.auction.begin();
    await house.work();
    await house.workWell();
    expect(house.batches).toHaveLength(1);
  });

  it.each([
    ['too few', [], /0 were answered/],
    ['a stranger', [{ order: 'accepted' as const, record_id: 'stranger' }], /record r-0001/],
  ])(
    'stops at results that cannot be read, tells the team why, and goes on when they can: %s',
    async (_, answers, why) => {
      house.rules.instead = answers;
      await house.submit(1);
      await house.auction.begin();
      expect(await house.work()).toEqual([expect.any(PermanentFailure)]);
      expect(await house.work()).toEqual([expect.any(PermanentFailure)]);
      expect(await latest()).toMatchObject({ state: 'failed', reason: expect.stringMatching(why) });
      expect(await notes()).toMatchObject([
        { kind: 'auction-failed', step: 'poll', reason: expect.stringMatching(why) },
      ]);
      house.rules.instead = undefined;
      await house.workWell();
      expect(await latest()).toMatchObject({ state: 'done' });
      expect(await latest()).not.toHaveProperty('reason');
    },
  );

  it('writes the other results while one cannot be written, and that one later, each once', async () => {
    house.rules.verdict = () => 'accepted';
    house.failing.set('r-0007', new TransientFailure('s3_500', 'broken'));
    await house.submit(120);
    await house.auction.begin();
    expect(await house.work()).toEqual([expect.any(TransientFailure)]);
    expect(house.written).toHaveLength(49);
    expect(await latest()).toMatchObject({ state: 'settling' });
    await house.workWell();
    expect(house.written).toHaveLength(120);
    expect(await latest()).toMatchObject({ state: 'done' });
  });
});
