import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCustomerMessenger, createPosts } from '../../src/integrations/slack/index.ts';
import type { CustomerMessenger } from '../../src/services/notifications/index.ts';
import { createFakeCustomerMessenger } from '../support/fake-messengers.ts';
import { notificationOf } from '../support/notification.ts';
import { openSlack } from '../support/slack-stand-in.ts';
import { witness } from './slack-hosts.ts';

interface Harness {
  messenger: CustomerMessenger;
  /** Ids of somebody who can be written to, and of some who cannot. */
  present: string;
  absent: readonly string[];
  close(): Promise<void>;
}

interface FaultyHarness extends Harness {
  loseNextAnswer(): unknown;
  refuseNextMessage(): unknown;
}

async function openFake(): Promise<FaultyHarness> {
  const { messenger, absent, loseNextAnswer, refuseNextConnection } = createFakeCustomerMessenger();
  absent.add('U9');
  const refuseNextMessage = refuseNextConnection;
  return {
    messenger,
    present: 'U1',
    absent: ['U9'],
    loseNextAnswer,
    refuseNextMessage,
    close: async () => {},
  };
}

async function openAdapter(): Promise<FaultyHarness> {
  const slack = await openSlack();
  const customer = await slack.bakery.person('Mr. Cakelover');
  await slack.bakery.changePerson('U0DEV', { deleted: true });
  return {
    messenger: createCustomerMessenger(slack),
    present: customer.id,
    absent: ['U0NOBODY', 'U0DEV', 'U0OVENBIRD'],
    loseNextAnswer: () => slack.loseNextAnswer('chat.postMessage'),
    refuseNextMessage: () => slack.refuseNext('chat.postMessage'),
    close: slack.close,
  };
}

/** Slack as others understood its documentation. */
async function openWitness(): Promise<Harness> {
  const { web: client, email, close } = await witness();
  const { user } = await client.users.lookupByEmail({ email });
  const posts = createPosts({ client, lanes: { check: async () => undefined }, hasLeft: async () => false });
  return { messenger: createCustomerMessenger({ posts }), present: user?.id ?? '', absent: ['U0NOBODY'], close };
}

const { signal } = new AbortController();

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
  ['emulate’s Slack', openWitness],
])('a customer messenger: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it('posts a message that is found again by its id alone', async () => {
    const { messenger, present } = harness;
    const since = new Date();
    const notification = notificationOf();
    expect(await messenger.find(present, notification.id, since, signal)).toBeNull();
    const posted = await messenger.tell(present, notification, signal);
    await messenger.tell(present, notificationOf(), signal);
    expect(await messenger.find(present, notification.id, since, signal)).toEqual(posted);
    expect(await messenger.find(present, randomUUID(), since, signal)).toBeNull();
  });

  it('says so when nobody is there', async () => {
    for (const person of harness.absent) {
      const told = harness.messenger.tell(person, notificationOf(), signal);
      await expect(told).rejects.toMatchObject({ name: 'PermanentFailure', code: 'nobody_there' });
    }
  });
});

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
])('a customer messenger that fails: %s', (_name, open) => {
  let harness: FaultyHarness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it('is in doubt when the answer is lost, and finds what it posted', async () => {
    const { messenger, present } = harness;
    const since = new Date();
    const notification = notificationOf();
    await harness.loseNextAnswer();
    const told = messenger.tell(present, notification, signal);
    await expect(told).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    expect(await messenger.find(present, notification.id, since, signal)).not.toBeNull();
  });

  it('is not in doubt when the message did not get through', async () => {
    const { messenger, present } = harness;
    const notification = notificationOf();
    await harness.refuseNextMessage();
    const told = messenger.tell(present, notification, signal);
    await expect(told).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: false });
    expect(await messenger.find(present, notification.id, new Date(), signal)).toBeNull();
  });
});
