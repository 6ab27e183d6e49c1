import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { AccessLost, PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import { createLanes } from '../../../src/platform/outbox/index.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

describe('health', () => {
  let outbox: TestOutbox;
  const world = { failure: undefined as Error | undefined };
  const ran: string[] = [];
  const run = async (_: undefined, id: string) => {
    if (world.failure) throw world.failure;
    ran.push(id);
  };
  const reactions = { tell: reaction(run, { through: 'slack' }), buy: reaction(run, { through: 'jira' }) };
  const integrations = {
    slack: { configured: true, concurrency: 2 },
    jira: { configured: true, concurrency: 2 },
  };

  beforeAll(async () => {
    outbox = await openOutbox();
  });
  afterEach(async () => {
    await outbox.stopWorkers();
    await outbox.clear();
    world.failure = undefined;
    ran.length = 0;
  });
  afterAll(() => outbox.close());

  const work = () => outbox.work(reactions, { services: undefined, integrations });
  const of = async (wanted: string) =>
    (await outbox.health(reactions).integrations()).find(({ name }) => name === wanted);

  it('says for each integration what waits for it, since when, and that it does not answer', async () => {
    world.failure = new TransientFailure('jira_unreachable', 'connection refused');
    await outbox.happen(reactions, 'a', 'b');
    work();
    const down = await until('it is degraded', async () => {
      const jira = await of('jira');
      return jira?.degraded && jira.retrying === 2 ? jira : undefined;
    });
    const { createdAt } = (await outbox.deliveries.findOne({ reaction: 'buy' }, { sort: { createdAt: 1 } })) ?? {};
    expect(down).toMatchObject({ configured: true, queued: 0, dead: 0, oldestAt: createdAt });

    world.failure = undefined;
    await outbox.settled();
    const well = await until('its success is reported', async () => {
      const jira = await of('jira');
      return jira?.lastSuccessAt ? jira : undefined;
    });
    expect(well).toMatchObject({ degraded: false, queued: 0, retrying: 0 });
    expect(well.oldestAt).toBeUndefined();
  });

  it('calls nothing degraded for a fault of ours, or for what was refused', async () => {
    world.failure = new PermanentFailure('not_in_channel', 'not in the channel');
    await outbox.happen(reactions, 'a');
    work();
    await until('both are dead', async () => (await outbox.deliveries.countDocuments({ state: 'dead' })) === 2);
    await until('it is reported', () => of('jira'));
    expect(await of('jira')).toMatchObject({ dead: 1, degraded: false });
  });

  it('has all that is dead tried again at once', async () => {
    world.failure = new PermanentFailure('not_in_channel', 'not in the channel');
    await outbox.happen(reactions, 'a', 'b', 'c');
    work();
    await until('all are dead', async () => (await outbox.deliveries.countDocuments({ state: 'dead' })) === 6);
    world.failure = undefined;
    expect(await outbox.health(reactions).retryAll()).toBe(6);
    await outbox.settled();
    expect(ran.toSorted()).toEqual(['a', 'a', 'b', 'b', 'c', 'c']);
  });

  it('has a service that lets us in no more left alone: nothing dies, nothing is counted, the others go on', async () => {
    const lanes = createLanes(outbox.db);
    const knocks: string[] = [];
    const shut = {
      ...reactions,
      tell: reaction(
        async (_, id) => {
          knocks.push(id);
          throw new AccessLost('slack', 'token_revoked', 60_000);
        },
        { through: 'slack' },
      ),
    };
    await outbox.happen(shut, ...Array.from({ length: 20 }, (_, index) => String(index)));
    outbox.work(shut, { services: undefined, integrations });
    await until('the others are done', async () => ran.length === 20);
    await until('the lane is closed', async () => (await lanes.paused()).includes('slack'));
    expect(knocks.length).toBeLessThanOrEqual(integrations.slack.concurrency);
    expect(await of('slack')).toMatchObject({ degraded: true, queued: 20, retrying: 0, dead: 0 });
    await outbox.stopWorkers();

    await lanes.open('slack');
    await outbox.deliveries.updateMany({}, [{ $set: { dueAt: '$$NOW' } }]);
    work();
    await outbox.settled();
    expect(ran).toHaveLength(40);
  });

  it('closes every lane of a service with the service itself', async () => {
    const lanes = createLanes(outbox.db);
    await lanes.pause('slack', 60_000);
    await expect(lanes.check('slack:chat.postMessage:C1')).rejects.toMatchObject({ lane: 'slack' });
    await lanes.check('jira');
    await lanes.open('slack');
    await lanes.check('slack:chat.postMessage:C1');
  });
});
