import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStaffMessenger } from '../../src/integrations/slack/index.ts';
import type { StaffMessenger } from '../../src/services/notifications/index.ts';
import { createFakeStaffMessenger } from '../support/fake-messengers.ts';
import { openSlack } from '../support/slack-stand-in.ts';

interface Harness {
  messenger: StaffMessenger;
  person: string;
  channel: string;
  absent: string;
  loseNextAnswer(): unknown;
  close(): Promise<void>;
}

async function openFake(): Promise<Harness> {
  const { messenger, absent, loseNextAnswer } = createFakeStaffMessenger();
  absent.add('U9');
  return { messenger, person: 'U1', channel: 'C1', absent: 'U9', loseNextAnswer, close: async () => {} };
}

async function openAdapter(): Promise<Harness> {
  const slack = await openSlack();
  await slack.bakery.invite('C0TEAM', 'U0OVENBIRD');
  return {
    messenger: createStaffMessenger(slack),
    person: 'U0MANAGER',
    channel: 'C0TEAM',
    absent: 'U0NOBODY',
    loseNextAnswer: () => slack.loseNextAnswer('chat.postMessage'),
    close: slack.close,
  };
}

const { signal } = new AbortController();
const note = { kind: 'board-missing' } as const;

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
])('a staff messenger: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it.each(['person', 'channel'] as const)('tells a %s, and finds what it told', async (kind) => {
    const to = kind === 'person' ? { person: harness.person } : { channel: harness.channel };
    const [id, since] = [randomUUID(), new Date()];
    expect(await harness.messenger.find(to, id, since, signal)).toBeNull();
    const posted = await harness.messenger.tell(to, id, note, signal);
    expect(await harness.messenger.find(to, id, since, signal)).toEqual(posted);
  });

  it('says so when nobody is there', async () => {
    const told = harness.messenger.tell({ person: harness.absent }, randomUUID(), note, signal);
    await expect(told).rejects.toMatchObject({ name: 'PermanentFailure', code: 'nobody_there' });
  });

  it('is in doubt when the answer is lost, and finds what it posted', async () => {
    const [id, since, to] = [randomUUID(), new Date(), { channel: harness.channel }];
    await harness.loseNextAnswer();
    const told = harness.messenger.tell(to, id, note, signal);
    await expect(told).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
    expect(await harness.messenger.find(to, id, since, signal)).not.toBeNull();
  });
});
