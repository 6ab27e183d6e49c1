import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, type SeenMessage, textOf } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createTransact } from '../../src/platform/mongo/index.ts';
import { createEventLog, createOutboxHealth, type Delivery } from '../../src/platform/outbox/index.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { placeOrder } from '../support/person.ts';

/** Longer than anything waits here by itself, on a slow machine too. */
const HELD_UP = 1_000;

let bakery: RunningBakery;
let customer: Actor;
let manager: Actor;
let alerts: string;

beforeAll(async () => {
  bakery = await openBakery({ times: { heldUp: HELD_UP } });
  [customer, manager] = [await bakery.person('Mr. Cakelover'), await bakery.person('Olivia Baker')];
});
beforeEach(async () => {
  ({ id: alerts } = await bakery.createChannel(`alerts-${Date.now()}`));
  await bakery.invite(alerts, 'U0OVENBIRD');
  await choose({ id: alerts });
});
afterEach(() => bakery.clearFaults());
afterAll(() => bakery?.close());

const deliveries = () => bakery.database.db.collection<Delivery>('deliveries');

async function choose(alertsChannel: { id: string } | null): Promise<void> {
  const { principalOf } = bakery.app.services.employees;
  await bakery.app.services.settings.change({ alertsChannel }, await principalOf(manager.id));
}

/** Five minutes are over, as it were. */
async function look(): Promise<void> {
  const { db, client } = bakery.database;
  const events = createEventLog({ db, routes: reactions, clock: systemClock });
  const due = { type: 'alerts.due', subject: { kind: 'clock', id: 'alerts' }, data: {} };
  await createTransact(client)((session) => events.record(session, due));
  await until('somebody looked', async () => {
    const open = { reaction: 'raise-alerts', state: { $in: ['waiting' as const, 'running' as const] } };
    return (await deliveries().countDocuments(open)) === 0;
  });
}

const told = async (channel = alerts): Promise<SeenMessage[]> =>
  (await manager.sees.channel(channel)).filter(({ text }) =>
    /^:(skull|boom|construction|white_check_mark):/.test(text),
  );

/** Something goes wrong with so many deliveries. */
async function happenTo(count: number, what: Partial<Delivery>): Promise<void> {
  const [settled] = await deliveries().find({ state: 'done', reaction: 'show-card' }).limit(1).toArray();
  if (!settled) throw new Error('nothing was done yet');
  const { expireAt: _, ...done } = settled;
  const unlucky = Array.from({ length: count }, (_, index) => {
    const _id = `${crypto.randomUUID()}:show-card`;
    return { ...done, _id, target: `card:unlucky-${index}`, ...what };
  });
  await deliveries().insertMany(unlucky);
}

const died = (count: number, what: Partial<Delivery> = {}) => {
  const error = { code: 'invalid_blocks', message: 'Slack refuses: <!channel>', at: new Date() };
  return happenTo(count, { state: 'dead', settledAt: new Date(), error, ...what });
};

beforeAll(async () => {
  await placeOrder(customer, '1 carrot_cake for 2');
  await bakery.quiet();
});

describe('the alerts channel', () => {
  it('hears of 500 dead deliveries in one message, and never again of the same', async () => {
    await died(500);
    await look();
    const [message, ...others] = await until('the alert', async () => (await told()).length > 0 && told());
    expect(others).toEqual([]);
    expect(message?.text).toMatch(/^:skull: \*500\* things cannot be done/);
    expect(textOf(message)).toContain('`invalid_blocks` Slack refuses: &lt;!channel&gt;');
    expect(textOf(message)).toContain('And 495 more.');
    await look();
    await bakery.quiet();
    expect(await told()).toHaveLength(1);
  });

  it('hears again of one that was retried and died once more', async () => {
    await bakery.fault('slack', { kind: 'error', status: 400, match: 'chat.update' });
    const order = await bakery.database.db.collection<{ _id: string }>('orders').findOne();
    await died(1, { target: `card:${order?._id}` });
    await look();
    await until('the alert', async () => (await told()).length === 1);
    const dead = await deliveries().findOne({ target: `card:${order?._id}`, state: 'dead' });
    await createOutboxHealth({ db: bakery.database.db, reactions }).retry(dead?._id ?? '');
    await until('it died again', () =>
      deliveries().findOne({ _id: dead?._id, state: 'dead', told: { $exists: false } }),
    );
    await look();
    await until('the second alert', async () => (await told()).length === 2);
  });

  it('hears of what seems to kill its worker', async () => {
    await happenTo(1, { state: 'waiting', lostLeases: 3, dueAt: new Date(Date.now() + 60_000) });
    await look();
    const [message] = await until('the alert', async () => (await told()).length > 0 && told());
    expect(textOf(message)).toMatch(/:boom: \*1\* thing seem/);
    await deliveries().deleteMany({ lostLeases: 3 });
    await look();
  });

  it('hears once of an integration that is held up, and once when it flows again', async () => {
    await bakery.fault('jira', { kind: 'down' });
    await placeOrder(customer, '2 chocolate_cake for 4');
    const held = await until('the ticket is held up', async () => {
      const { createdAt } = (await deliveries().findOne({ reaction: 'write-ticket', failures: { $gte: 1 } })) ?? {};
      return createdAt && Date.now() - createdAt.getTime() > HELD_UP;
    });
    expect(held).toBe(true);
    await look();
    await look();
    await until('the alert', async () =>
      (await told()).some((message) => textOf(message).includes('*Jira* is held up')),
    );
    await bakery.clearFaults();
    await bakery.quiet();
    await look();
    await until('all is well', async () => (await told()).some(({ text }) => /\*Jira\* is well again/.test(text)));
    expect((await told()).filter(({ text }) => text.includes('Jira'))).toHaveLength(2);
  });

  it('hears that the kitchen’s channel is broken', async () => {
    await bakery.archiveChannel('kitchen');
    await until('the alert', async () =>
      (await manager.sees.channel(alerts)).some(({ text }) => text.startsWith('I cannot post in <#C0KITCHEN>')),
    );
    await bakery.archiveChannel('kitchen', false);
  });
});

describe('without an alerts channel', () => {
  const toManager = async () => (await manager.sees.dm()).filter(({ text }) => text.startsWith(':skull: *3* things'));

  it('every manager is told', async () => {
    await choose(null);
    await died(3);
    await look();
    await until('the message', async () => (await toManager()).length === 1);
  });

  it('that takes messages, too; and that is no alert in its turn', async () => {
    const before = (await toManager()).length;
    await bakery.archiveChannel(alerts);
    await died(3);
    await look();
    await until('the message', async () => (await toManager()).length === before + 1);
    await look();
    await bakery.quiet();
    expect(await deliveries().countDocuments({ state: 'dead', reaction: 'tell-staff' })).toBe(0);
    expect(await toManager()).toHaveLength(before + 1);
  });

  it('an alert that dies itself raises none', async () => {
    await bakery.fault('slack', { kind: 'error', status: 400, match: 'chat.postMessage' });
    await died(1);
    await look();
    await until('the alert died', () => deliveries().findOne({ reaction: 'tell-staff', state: 'dead' }));
    const notes = () => bakery.database.db.collection('staff_notes').countDocuments();
    const before = await notes();
    await look();
    expect(await notes()).toBe(before);
  });
});
