import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { createClaims } from '../../../src/platform/outbox/claim.ts';
import { createSettlement } from '../../../src/platform/outbox/settle.ts';
import { hastyTimes, openOutbox, quickTimes, reaction, type TestOutbox } from '../../support/outbox.ts';

const forever = () => new Promise<void>(() => undefined);

describe('claiming', () => {
  let outbox: TestOutbox;
  beforeAll(async () => {
    outbox = await openOutbox();
  });
  afterEach(async () => {
    await outbox.stopWorkers();
    await outbox.clear();
  });
  afterAll(() => outbox.close());

  const noop = { one: reaction(async () => undefined) };
  const claims = (times = quickTimes) => createClaims(outbox.deliveries, times);
  const settlement = () => createSettlement(outbox.deliveries, quickTimes);

  it('gives a delivery to one of many who ask at once', async () => {
    await outbox.happen(noop, 'a');
    const taken = await Promise.all(Array.from({ length: 8 }, () => claims().next(['one'], [])));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('gives two deliveries of one target to nobody at the same time', async () => {
    await outbox.happen(noop, 'a', 'a', 'a');
    const taken = await Promise.all(Array.from({ length: 8 }, () => claims().next(['one'], [])));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('takes the oldest first', async () => {
    for (const id of ['a', 'b', 'c']) {
      await outbox.happen(noop, id);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const first = await claims().next(['one'], []);
    expect(first?.target).toBe('thing:a');
  });

  it('wakes by the change stream, long before the poll', async () => {
    const ran: string[] = [];
    const reactions = { one: reaction(async (_, id) => void ran.push(id)) };
    outbox.work(reactions, { services: undefined, times: { poll: 60_000 } });
    // The stream opens after the first look; from then on every insert is heard.
    await until('a wake-up', async () => {
      if (ran.length === 0) await outbox.happen(reactions, 'a');
      return ran.length > 0;
    });
    const before = ran.length;
    await outbox.happen(reactions, 'b');
    await until('the next one runs', () => ran.length > before);
  });

  it('is due by the database’s clock: a writer an hour ahead delays nothing', async () => {
    await outbox.happen(noop, 'a');
    const hourAhead = new Date(Date.now() + 3_600_000);
    const [written] = await outbox.deliveries.find().toArray();
    const lead = Number(written?.createdAt) - Number(written?.dueAt);
    await outbox.deliveries.updateOne(
      {},
      { $set: { createdAt: hourAhead, dueAt: new Date(Number(hourAhead) - lead) } },
    );
    expect(await claims().next(['one'], [])).not.toBeNull();
  });

  it('gives back what a killed worker held, and lets nobody mark it who lost it', async () => {
    await outbox.happen(noop, 'a');
    const short = claims({ ...quickTimes, lease: 1 });
    const lost = await short.next(['one'], []);
    await until('the lease ends', async () => {
      await short.giveBackLost();
      return outbox.deliveries.findOne({ state: 'waiting', lostLeases: 1 });
    });
    const again = await claims().next(['one'], []);
    expect(again?.attempt).toBe(2);

    expect(lost && (await settlement().done(lost, []))).toBe('lost');
    expect(await outbox.deliveries.findOne()).toMatchObject({ state: 'running', attempt: 2 });
    expect(again && (await settlement().done(again, []))).toBe('done');
  });

  it('tries what lost three leases in a row only now and then, and never lets it die', async () => {
    await outbox.happen(noop, 'a');
    const short = claims({ ...quickTimes, lease: 1, suspectEvery: 60_000 });
    for (let lost = 1; lost <= 3; lost++) {
      await until('a claim', () => short.next(['one'], []));
      await until('the lease ends', async () => {
        await short.giveBackLost();
        return outbox.deliveries.findOne({ lostLeases: lost });
      });
    }
    expect(await short.next(['one'], [])).toBeNull();
    const suspect = await outbox.deliveries.findOne();
    expect(suspect?.state).toBe('waiting');
    expect(Number(suspect?.dueAt) - Date.now()).toBeGreaterThan(50_000);
  });

  it('cuts off a run that hangs, and leaves its target alone until the lease would have ended', async () => {
    let runs = 0;
    const reactions = { one: reaction(() => (++runs === 1 ? forever() : Promise.resolve())) };
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined, times: hastyTimes });

    const cut = await until('it is cut off', () => outbox.deliveries.findOne({ failures: 1 }));
    expect(cut.error?.code).toBe('timed_out');
    await outbox.settled();
    expect(runs).toBeGreaterThanOrEqual(2);
  });

  it('lets runs finish when it must stop', async () => {
    let finished = false;
    const reactions = {
      one: reaction(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        finished = true;
      }),
    };
    await outbox.happen(reactions, 'a');
    const worker = outbox.work(reactions, { services: undefined });
    await until('it runs', () => outbox.deliveries.findOne({ state: 'running' }));

    await worker.stop();
    expect(finished).toBe(true);
    expect(await outbox.deliveries.findOne()).toMatchObject({ state: 'done' });
  });

  it('gives back at once, uncounted, what is not done when its time to stop is over', async () => {
    const reactions = { one: reaction(forever) };
    await outbox.happen(reactions, 'a');
    const worker = outbox.work(reactions, { services: undefined, times: { run: 60_000, lease: 90_000, drain: 50 } });
    await until('it runs', () => outbox.deliveries.findOne({ state: 'running' }));

    await worker.stop();
    expect(await outbox.deliveries.findOne()).toMatchObject({
      state: 'waiting',
      failures: 0,
      faults: 0,
      lostLeases: 0,
    });
    expect(await claims().next(['one'], [])).not.toBeNull();
  });
});
