import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../../sandbox/client/until.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createEventLog } from '../../../src/platform/outbox/index.ts';
import { withRequestId } from '../../../src/platform/request-context.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';

const nothing = async () => undefined;

describe('events and deliveries', () => {
  let outbox: TestOutbox;
  beforeAll(async () => {
    outbox = await openOutbox();
  });
  afterEach(async () => {
    await outbox.stopWorkers();
    await outbox.clear();
  });
  afterAll(() => outbox.close());

  it('writes an event and one delivery for each reaction to it, with the request they come from', async () => {
    const reactions = { one: reaction(nothing), two: reaction(nothing), other: reaction(nothing, { on: ['else'] }) };

    await withRequestId('request-7', () => outbox.happen(reactions, 'a'));

    const event = await outbox.events.findOne();
    expect(event).toMatchObject({ type: 'thing.changed', subject: { kind: 'thing', id: 'a' }, requestId: 'request-7' });
    const written = await outbox.deliveries.find().sort({ reaction: 1 }).toArray();
    expect(written.map(({ _id }) => _id)).toEqual([`${event?._id}:one`, `${event?._id}:two`]);
    expect(written[0]).toMatchObject({ target: 'thing:a', state: 'waiting', requestId: 'request-7' });
  });

  it('writes nothing when the transaction fails', async () => {
    const events = createEventLog({ db: outbox.db, routes: { one: reaction(nothing) }, clock: systemClock });
    const failing = outbox.transact(async (session) => {
      await events.record(session, { type: 'thing.changed', subject: { kind: 'thing', id: 'a' }, data: {} });
      throw new Error('no');
    });

    await expect(failing).rejects.toThrow('no');
    expect(await outbox.events.countDocuments()).toBe(0);
    expect(await outbox.deliveries.countDocuments()).toBe(0);
  });

  it('asks nothing of a reaction whose target the event does not touch', async () => {
    await outbox.happen({ one: reaction(nothing, { target: () => null }) }, 'a');

    expect(await outbox.events.countDocuments()).toBe(1);
    expect(await outbox.deliveries.countDocuments()).toBe(0);
  });

  it('lets done deliveries go after 7 days and events after 90', async () => {
    const reactions = { one: reaction(nothing) };
    await outbox.happen(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await outbox.settled();

    const done = await outbox.deliveries.findOne({ state: 'done' });
    const kept = Number(done?.expireAt) - Number(done?.settledAt);
    expect(kept).toBe(7 * 24 * 60 * 60 * 1_000);
    const indexes = await outbox.events.indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: 90 * 24 * 60 * 60 }));
  });

  it('settles what nobody configured as off, and runs it when a manager says so', async () => {
    const ran: string[] = [];
    const reactions = { one: reaction(async (_, id) => void ran.push(id), { through: 'jira' }) };
    await outbox.happen(reactions, 'a');

    outbox.work(reactions, { services: undefined, integrations: { jira: { configured: false, concurrency: 1 } } });
    await until('the delivery is off', () => outbox.deliveries.findOne({ state: 'off' }));
    const health = outbox.health(reactions);
    const report = () => health.integrations().then((all) => all.find(({ name }) => name === 'jira'));
    await until('it is reported', report);
    expect(await report()).toMatchObject({ configured: false, off: 1, queued: 0 });
    expect(ran).toEqual([]);
    await outbox.stopWorkers();

    outbox.work(reactions, { services: undefined, integrations: { jira: { configured: true, concurrency: 1 } } });
    expect(await health.runOff('jira')).toBe(1);
    await outbox.settled();
    expect(ran).toEqual(['a']);
    await until('the success is reported', async () => (await report())?.lastSuccessAt);
  });

  it('claims only the reactions it knows: an older version beside a newer one', async () => {
    const ran: string[] = [];
    const note = (name: string) => reaction(async () => void ran.push(name));
    const newer = { known: note('known'), added: note('added') };
    await outbox.happen(newer, 'a');

    outbox.work({ known: newer.known }, { services: undefined });
    await until('the known one is done', () => outbox.deliveries.findOne({ reaction: 'known', state: 'done' }));
    expect(await outbox.deliveries.findOne({ reaction: 'added' })).toMatchObject({ state: 'waiting', attempt: 0 });

    outbox.work(newer, { services: undefined });
    await outbox.settled();
    expect(ran).toEqual(['known', 'added']);
  });
});
