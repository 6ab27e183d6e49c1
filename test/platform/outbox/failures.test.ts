import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { NotYet, PermanentFailure, RateLimited, TransientFailure } from '../../../src/platform/failures.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { backoff } from '../../../src/platform/outbox/backoff.ts';
import { createLanes, defaultTimes } from '../../../src/platform/outbox/index.ts';
import { openOutbox, quickTimes, reaction, type TestOutbox } from '../../support/outbox.ts';

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

  /** A lane's pause is over, and what waits for it is due. */
  async function pass(lane: string): Promise<void> {
    await createLanes(outbox.db).open(lane);
    await outbox.deliveries.updateMany({ lane }, { $set: { dueAt: new Date(0) } });
  }

  const ofA = { target: 'thing:a', reaction: 'one' };

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

  it('comes back when told that it is too early, without counting, and without a word of failure', async () => {
    const { runs, reactions } = failing(3, () => new NotYet('later', 10));
    const lines: string[] = [];
    const log = createLogger('info', { write: (line) => void lines.push(line) });
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined, log });
    await outbox.settled();
    expect(runs.count).toBe(4);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(
      Array(3).fill({ level: 'info', reason: 'later', target: 'thing:a', msg: 'not yet: the reaction comes again' }),
    );
    expect(lines.join()).not.toContain('stack');
    expect(await outbox.deliveries.findOne()).toMatchObject({ failures: 0, faults: 0 });
  });

  it('closes a whole integration for every worker after its 429, and counts no attempt', async () => {
    const { runs, reactions: limited } = failing(1, () => new RateLimited('books', 60_000));
    const heard: string[] = [];
    const reactions = { ...limited, other: reaction(async (_, id) => void heard.push(id), { through: 'jira' }) };
    const integrations = { books: { configured: true, concurrency: 4 }, jira: { configured: true, concurrency: 4 } };
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined, integrations });
    await until('the lane is closed', async () => (await createLanes(outbox.db).paused()).includes('books'));
    await until('it waits', () => outbox.deliveries.findOne({ ...ofA, state: 'waiting' }));
    await outbox.happen(reactions, 'b');
    outbox.work(reactions, { services: undefined, integrations });
    await until('the workers go on with what is for others', () => heard.includes('b'));
    expect(runs.count).toBe(1);

    await pass('books');
    await outbox.settled();
    expect(await outbox.deliveries.findOne(ofA)).toMatchObject({ state: 'done', failures: 0, faults: 0 });
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
    await lanes.pause('slack:chat.postMessage:C1', 60_000);
    await outbox.happen(reactions, 'a', 'b');
    outbox.work(reactions, { services: undefined });
    await until('the other one ran', () => ran.includes('b'));
    await until('the first waits', () => outbox.deliveries.findOne({ target: 'thing:a', lane: { $exists: true } }));
    expect(ran).toEqual(['b']);
    await pass('slack:chat.postMessage:C1');
    await outbox.settled();
    expect(ran).toEqual(['b', 'a']);
  });

  it('lets one caller at a time into a lane that was closed a while ago, whoever asks', async () => {
    const lanes = [createLanes(outbox.db), createLanes(outbox.db)];
    // In the second after the first; on a busy machine four questions may take longer, and are asked again.
    const refused = await until('four questions within a second', async () => {
      await lanes[0]?.pause('slack:chat.postMessage:C2', 1);
      await until('it is open', async () => (await createLanes(outbox.db).paused()).length === 0);
      const begun = performance.now();
      const asked = [...lanes, ...lanes].map((each) => each.check('slack:chat.postMessage:C2'));
      const refusals = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected');
      return performance.now() - begun < 1_000 && refusals;
    });
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
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const reactions = {
      slow: reaction(() => answered, { through: 'jira' }),
      quick: reaction(async (_, id) => void ran.push(id)),
    };
    await outbox.happen(reactions, 'a', 'b', 'c', 'd');
    outbox.work(reactions, {
      services: undefined,
      times: quickTimes,
      integrations: { jira: { configured: true, concurrency: 1 }, books: { configured: true, concurrency: 1 } },
    });
    await until('the quick ones are done', () => ran.length === 4);
    expect(await outbox.deliveries.countDocuments({ reaction: 'slow', state: 'done' })).toBe(0);
    answer();
    await outbox.settled();
  });
});
