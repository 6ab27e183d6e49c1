import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { type AuctionHouse, openAuctionHouse, START } from './auction-house.ts';

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

/** The clock strikes, and everything that follows is done. */
async function hour(): Promise<void> {
  await house.auction.begin();
  await house.workWell();
}

describe('a run', () => {
  it('puts up what waits, stores what was accepted and reports what was not', async () => {
    await house.submit(3);
    await hour();
    const [batch, ...others] = house.batches;
    expect(others).toEqual([]);
    expect(batch?.orders.map(({ record_id }) => record_id)).toEqual(['r-0001', 'r-0002', 'r-0003']);
    expect(batch?.orders[1]).toEqual({ record_id: 'r-0002', parameter_1: 'oven 2', parameter_2: 1.5 });

    const run = await latest();
    expect(run).toEqual({
      ...{ id: batch?.id, startedAt: START, records: 3, accepted: 2, rejected: 1, state: 'done' },
    });
    const key = `order-results/${START.toISOString().slice(0, 10)}/${run?.id}/r-0001.json`;
    expect(await house.auction.record('r-0001', ben)).toMatchObject({ state: 'accepted', run: run?.id, object: key });
    expect(house.objects.get(key)).toEqual({
      ...{ record_id: 'r-0001', parameter_1: 'oven 1', parameter_2: 0.5, order: 'accepted', run: run?.id },
      answered_at: START.toISOString(),
    });
    expect(house.objects.size).toBe(2);
    const refused = await house.auction.record('r-0002', ben);
    expect(refused).toMatchObject({ state: 'rejected', error: { code: 'auction_order_rejected' } });
    expect(refused).not.toHaveProperty('object');
    expect(await notes()).toMatchObject([
      { kind: 'auction-rejected', total: 1, rejected: [{ record_id: 'r-0002' }], run: { records: 3 } },
    ]);
  });

  it('keeps nothing in hand when it is done', async () => {
    await house.submit(3);
    await hour();
    expect(await house.orders.countDocuments()).toBe(0);
  });

  it('is recorded as empty where there is nothing to put up', async () => {
    await hour();
    expect(await latest()).toMatchObject({ records: 0, state: 'empty' });
    expect(house.calls).toEqual([]);
  });

  it('takes no record that has expired, nor one that another took', async () => {
    await house.submit(1, 'old');
    later(23 * HOUR);
    await house.submit(1, 'new');
    later(1 * HOUR);
    await hour();
    expect(house.batches.map(({ orders }) => orders.map(({ record_id }) => record_id))).toEqual([['new-0001']]);
    later(1 * HOUR);
    await hour();
    expect(await latest()).toMatchObject({ state: 'empty' });
  });

  it('happens once an hour, however often the clock strikes', async () => {
    await house.submit(1);
    await Promise.all([house.auction.begin(), house.auction.begin(), house.auction.begin()]);
    await house.workWell();
    await hour();
    expect(await house.auction.runs(10, ben)).toHaveLength(1);
    later(HOUR);
    await hour();
    expect(await house.auction.runs(10, ben)).toHaveLength(2);
  });

  it('has one of an hour also where a process’s clock is a minute behind', async () => {
    house.time.now = new Date(START.getTime() - 50_000);
    await house.auction.begin();
    house.time.now = new Date(START.getTime() + 10_000);
    await house.auction.begin();
    expect(await house.auction.runs(10, ben)).toHaveLength(1);
  });

  it('is followed by another where more than a thousand wait, each record in one of them', async () => {
    await house.submit(1_000, 'a');
    await house.submit(1_000, 'b');
    await house.submit(500, 'c');
    await hour();
    expect(house.batches.map(({ orders }) => orders.length)).toEqual([1_000, 1_000, 500]);
    const sent = house.batches.flatMap(({ orders }) => orders.map(({ record_id }) => record_id));
    expect(new Set(sent).size).toBe(2_500);
    expect((await house.auction.runs(10, ben)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(house.written).toHaveLength(1_250);
  });

  it('tells of a thousand rejected orders in one message', async () => {
    house.rules.verdict = () => 'rejected';
    await house.submit(1_000);
    await hour();
    const told = await notes();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'auction-rejected', total: 1_000 });
    expect(told[0]?.kind === 'auction-rejected' && told[0].rejected).toHaveLength(20);
  });

  it('tells the team’s channel where one is chosen, else the managers', async () => {
    house.rules.verdict = () => 'rejected';
    await house.submit(1, 'a');
    await hour();
    house.settings.teamChannel = { id: 'C0TEAM' };
    await house.submit(1, 'b');
    later(HOUR);
    await hour();
    expect((await house.told.all()).map(({ to }) => to)).toEqual(['managers', { channel: 'C0TEAM' }]);
  });

  it('matches answers that name their records, in whatever order', async () => {
    house.rules.instead = [
      { order: 'rejected', record_id: 'r-0002' },
      { order: 'accepted', record_id: 'r-0001' },
    ];
    await house.submit(2);
    await hour();
    expect(await house.auction.record('r-0001', ben)).toMatchObject({ state: 'accepted' });
    expect(await house.auction.record('r-0002', ben)).toMatchObject({ state: 'rejected' });
  });

  it('does not touch a record that came anew under the id of an expired one', async () => {
    house.rules.decided = false;
    await house.submit(1);
    later(23 * HOUR + 50 * MINUTE);
    await house.auction.begin();
    await house.work();
    later(20 * MINUTE);
    await house.auction.submitRecords([{ record_id: 'r-0001', parameter_1: 'anew', parameter_2: 1 }], ben);
    house.rules.decided = true;
    await house.workWell();
    expect(await latest()).toMatchObject({ state: 'done', accepted: 1 });
    expect([...house.objects.values()]).toMatchObject([{ parameter_1: 'oven 1' }]);
    const anew = await house.auction.record('r-0001', ben);
    expect(anew).toMatchObject({ parameter_1: 'anew', state: 'waiting' });
    expect(anew).not.toHaveProperty('object');
  });
});

describe('running it now', () => {
  it('opens a run at once, which begins by itself', async () => {
    await house.submit(1);
    const { result } = await house.auction.runNow(olivia);
    expect(result).toMatchObject({ state: 'starting', by: { name: 'Olivia Baker' } });
    await house.workWell();
    expect(await latest()).toMatchObject({ id: result.id, state: 'done', records: 1 });
  });

  it('is done once for each key', async () => {
    const both = [await house.auction.runNow(olivia, { key: 'k' }), await house.auction.runNow(olivia, { key: 'k' })];
    expect(both[1]?.result.id).toBe(both[0]?.result.id);
    expect(await house.auction.runs(10, ben)).toHaveLength(1);
  });

  it('shares the records with the hour’s run, each in one of them', async () => {
    await house.submit(30);
    await Promise.all([house.auction.runNow(olivia), house.auction.begin(), house.auction.runNow(olivia)]);
    await Promise.all((await house.waiting()).map((delivery) => house.deliver(delivery, house.auction)));
    await house.workWell();
    expect(house.batches.flatMap(({ orders }) => orders)).toHaveLength(30);
  });

  it('is for managers; staff may look; customers may not', async () => {
    await expect(house.auction.runNow(ben)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(house.auction.runs(1, cakelover)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await house.auction.runs(1, ben)).toEqual([]);
  });
});
