import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NotYet, PermanentFailure, RateLimited, TransientFailure } from '../../../src/platform/failures.ts';
import { backoff } from '../../../src/platform/outbox/backoff.ts';
import { createLanes, defaultTimes } from '../../../src/platform/outbox/index.ts';
import { openOutbox, quickTimes, reaction, type TestOutbox } from '../../support/outbox.ts';
import { until } from '../../support/until.ts';

describe('failures', () => {
  let outbox: TestOutbox;
  beforeAll(async () => {
    outbox = await openOutbox();
  });
  afterEach(async () => {
    await outbox.stopWorkers();
    await outbox.clear();
  });
  afterAll(() => outbox.close());

  /** A reaction that fails so many times with an error, then works. */
  function failing(times: number, error: () => Error) {
    const runs = { count: 0 };
    const one = reaction(async () => {
      if (runs.count++ < times) throw error();
    });
    return { runs, reactions: { one } };
  }

  it('repeats what is transient, however often', async () => {
    const { runs, reactions } = failing(20, () => new TransientFailure('http_503', 'down'));
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined, times: { longestBackoff: 20 } });
    await outbox.settled();
    expect(runs.count).toBe(21);
    expect(await outbox.deliveries.findOne()).toMatchObject({ state: 'done', failures: 20, faults: 0 });
  });

  it('backs off to five minutes, with jitter', () => {
    const waits = (failures: number) => Array.from({ length: 200 }, () => backoff(failures, defaultTimes));
    expect(Math.max(...waits(0))).toBeLessThanOrEqual(1_000);
    expect(Math.max(...waits(40))).toBeLessThanOrEqual(300_000);
    expect(Math.min(...waits(40))).toBeGreaterThanOrEqual(150_000);
    expect(new Set(waits(10)).size).toBeGreaterThan(100);
  });

  it('gives up at once what is refused for good, with the reason, until somebody retries it', async () => {
    const { runs, reactions } = failing(1, () => new PermanentFailure('channel_not_found', 'there is no such channel'));
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await until('it is dead', () => outbox.deliveries.findOne({ state: 'dead' }));
    expect(runs.count).toBe(1);

    const health = outbox.health(reactions);
    const [dead] = await health.dead(10);
    expect(dead).toMatchObject({ reaction: 'one', code: 'channel_not_found', reason: 'there is no such channel' });
    expect(await health.retry(dead?.id ?? '')).toBe(true);
    expect(await health.retry(dead?.id ?? '')).toBe(false);
    await outbox.settled();
    expect(runs.count).toBe(2);
  });

  it('tries what nobody classified eight times', async () => {
    const { runs, reactions } = failing(100, () => new TypeError('$undefined is not a function'));
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    const dead = await until('it is dead', () => outbox.deliveries.findOne({ state: 'dead' }));
    expect(runs.count).toBe(8);
    expect(dead.error).toMatchObject({ code: 'unclassified', message: '$undefined is not a function' });
  });

  it('comes back when told that it is too early, without counting', async () => {
    const { runs, reactions } = failing(3, () => new NotYet('later', 10));
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await outbox.settled();
    expect(runs.count).toBe(4);
    expect(await outbox.deliveries.findOne()).toMatchObject({ failures: 0, faults: 0 });
  });

  it('closes a whole integration for every worker after its 429, and counts no attempt', async () => {
    const { runs, reactions } = failing(1, () => new RateLimited('books', 300));
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await until('the lane is closed', async () => (await createLanes(outbox.db).paused()).includes('books'));
    await outbox.happen(reactions, 'b');
    outbox.work(reactions, { services: undefined });
    expect(runs.count).toBe(1);

    await outbox.settled();
    const first = await outbox.deliveries.findOne({ target: 'thing:a' });
    expect(first).toMatchObject({ state: 'done', failures: 0, faults: 0 });
    expect(await createLanes(outbox.db).paused()).toEqual([]);
  });

  it('keeps only what needs the closed lane waiting, where a lane is narrower than its integration', async () => {
    const ran: string[] = [];
    const lanes = createLanes(outbox.db);
    const reactions = {
      one: reaction(async (_, id) => {
        if (id === 'a') await lanes.check('slack:chat.postMessage:C1');
        ran.push(id);
      }),
    };
    await lanes.pause('slack:chat.postMessage:C1', 300);
    await outbox.happen(reactions, 'a', 'b');
    outbox.work(reactions, { services: undefined });
    await until('the other one ran', () => ran.includes('b'));
    expect(ran).toEqual(['b']);
    await outbox.settled();
    expect(ran).toEqual(['b', 'a']);
  });

  it('lets one caller at a time into a lane that was closed a while ago, whoever asks', async () => {
    const lanes = [createLanes(outbox.db), createLanes(outbox.db)];
    await lanes[0]?.pause('slack:chat.postMessage:C2', 1);
    await until('it is open', async () => (await createLanes(outbox.db).paused()).length === 0);
    const asked = [...lanes, ...lanes].map((each) => each.check('slack:chat.postMessage:C2'));
    const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    await expect(lanes[1]?.check('slack:chat.postMessage:C3')).resolves.toBeUndefined();
  });

  it('never shortens a pause', async () => {
    const lanes = createLanes(outbox.db);
    await lanes.pause('jira', 60_000);
    await lanes.pause('jira', 1);
    await expect(lanes.check('jira')).rejects.toMatchObject({ code: 'rate_limited', lane: 'jira' });
  });

  it('lets one slow service hold up nobody else', async () => {
    const ran: string[] = [];
    const reactions = {
      slow: reaction(() => new Promise((resolve) => setTimeout(resolve, 200)), { through: 'jira' }),
      quick: reaction(async (_, id) => void ran.push(id)),
    };
    await outbox.happen(reactions, 'a', 'b', 'c', 'd');
    outbox.work(reactions, {
      services: undefined,
      times: quickTimes,
      integrations: { jira: { configured: true, concurrency: 1 }, books: { configured: true, concurrency: 1 } },
    });
    await until('the quick ones are done', () => ran.length === 4);
    expect(await outbox.deliveries.countDocuments({ reaction: 'slow', state: 'done' })).toBeLessThan(4);
    await outbox.settled();
  });
});
