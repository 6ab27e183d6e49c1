import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import { type AuctionMachine, createAuctionMachine } from '../../../src/services/auction/index.ts';
import { ben } from '../../support/people.ts';
import { type AuctionHouse, openAuctionHouse } from './auction-house.ts';

let house: AuctionHouse;
let machine: AuctionMachine;

beforeAll(async () => {
  house = await openAuctionHouse();
  const { platform, archive, ...dependencies } = house.dependencies;
  if (!platform || !archive) throw new Error('the auction is not configured');
  machine = createAuctionMachine({ ...dependencies, platform, archive });
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const context = { signal: new AbortController().signal };

/** A run of so many records whose results, all of them good, have been read. */
async function polled(records: number): Promise<string> {
  house.rules.verdict = () => 'accepted';
  await house.submit(records);
  const run = await machine.begin();
  for (const step of ['take', 'submit', 'poll'] as const) await machine.steps[step](run, context);
  return run;
}

describe('the steps, driven by something else than deliveries', () => {
  it('leave nothing for the workers to do', async () => {
    const run = await polled(1);
    expect(await machine.steps.store(run, context)).toEqual([{ run, step: 'finish' }]);
    expect(await house.waiting()).toEqual([]);
  });

  it('are of one run an hour, the same as the workers’', async () => {
    const run = await machine.begin();
    await house.auction.begin();
    expect(await machine.begin()).toBe(run);
    expect(await house.auction.runs(10, ben)).toHaveLength(1);
  });

  it('store in pages that know nothing of each other, each result once', async () => {
    const run = await polled(120);
    const pages = await machine.pages.of(run);
    expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
    await Promise.all(pages.map((places) => machine.pages.store(run, places, context)));
    await Promise.all(pages.map((places) => machine.pages.store(run, places, context)));
    expect(house.written).toHaveLength(120);
    expect(await machine.pages.of(run)).toEqual([]);
    expect(await machine.steps.store(run, context)).toEqual([{ run, step: 'finish' }]);
  });

  it('find in the next pages what one could not store', async () => {
    house.failing.set('r-0007', new TransientFailure('s3_500', 'broken'));
    const run = await polled(60);
    const [first = []] = await machine.pages.of(run);
    await expect(machine.pages.store(run, first, context)).rejects.toThrow(TransientFailure);
    expect(await machine.pages.of(run)).toEqual([[6, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59]]);
  });

  it('note what failed for good on the run, and tell the team once', async () => {
    house.rules.instead = [];
    await expect(polled(1)).rejects.toThrow(PermanentFailure);
    const run = await machine.begin();
    await machine.noteTrouble(run, 'poll', { code: 'States.Timeout', reason: 'too long' });
    expect((await house.auction.runs(1, ben))[0]).toMatchObject({ state: 'failed', reason: 'too long' });
    expect(await house.told.all()).toHaveLength(1);
    house.rules.instead = undefined;
    await machine.steps.poll(run, context);
    expect((await house.auction.runs(1, ben))[0]).not.toHaveProperty('reason');
  });
});
