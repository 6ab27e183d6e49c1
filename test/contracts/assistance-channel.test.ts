import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorkspace } from '../../sandbox/client/index.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createPostMail, createSmtpTransport, mailAssistance } from '../../src/integrations/mail/index.ts';
import { slackAssistance } from '../../src/integrations/slack/index.ts';
import type { AssistanceChannel, AssistanceKind, Question } from '../../src/services/assistance/index.ts';
import { fakeKind } from '../services/assistance/desk.ts';
import { openSlack } from '../support/slack-stand-in.ts';

interface Harness {
  kind: AssistanceKind;
  target: string;
  closed: string;
  loseNextAnswer(): unknown;
  /** Whether it can be asked what came; a mail server cannot. */
  remembers: boolean;
  close(): Promise<void>;
}

async function openFake(): Promise<Harness> {
  const { kind, closed, loseNextAnswer } = fakeKind('fake');
  closed.add('gone');
  return { kind, target: 'here', closed: 'gone', loseNextAnswer, remembers: true, close: async () => {} };
}

async function openSlackKind(): Promise<Harness> {
  const slack = await openSlack();
  await slack.bakery.invite('C0TEAM', 'U0OVENBIRD');
  return {
    kind: slackAssistance(slack),
    target: 'C0TEAM',
    closed: 'C0NOWHERE',
    loseNextAnswer: () => slack.loseNextAnswer('chat.postMessage'),
    remembers: true,
    close: slack.close,
  };
}

async function openMailKind(): Promise<Harness> {
  const sandbox = await startSandbox({ port: 0, standIns: ['mail'] });
  const { mail, fault } = openWorkspace(sandbox.url);
  const transport = createSmtpTransport(sandbox.env.SMTP_URL ?? '');
  const address = 'bakery@example.com';
  await mail.refuse('nobody@example.com');
  return {
    kind: mailAssistance({ mailbox: { address, post: createPostMail({ transport, from: address }) } }),
    target: 'pricing@example.com',
    closed: 'nobody@example.com',
    loseNextAnswer: () => fault('mail', { kind: 'reset', times: 1 }),
    remembers: false,
    async close() {
      transport.close();
      await sandbox.close();
    },
  };
}

const { signal } = new AbortController();
const question = (): Question => ({
  ...{ id: randomUUID(), topic: 'pricing', description: 'What is <b>a cake</b> for 200?', test: false },
  asker: { name: 'Ben Baker', slackUser: 'U0BAKER', email: 'ben@example.com' },
});

describe.each([
  ['the fake', openFake],
  ['Slack', openSlackKind],
  ['mail', openMailKind],
])('a channel for questions: %s', (_name, open) => {
  let harness: Harness;
  let channel: AssistanceChannel;
  beforeAll(async () => {
    harness = await open();
    if (!harness.kind.channel) throw new Error('it is not configured');
    channel = harness.kind.channel;
  });
  afterAll(() => harness.close());

  it('knows a target when it sees one', () => {
    expect(harness.kind.read(harness.target)).toBe(harness.target);
    expect(harness.kind.read('two words')).toBeUndefined();
  });

  it('delivers a question, and finds it again where that can be', async () => {
    const [asked, since] = [question(), new Date()];
    expect(await channel.find(harness.target, asked.id, since, signal)).toBeNull();
    const delivered = await channel.deliver(harness.target, asked, signal);
    const found = await channel.find(harness.target, asked.id, since, signal);
    expect(found).toEqual(harness.remembers ? delivered : null);
  });

  it('says so when a place is closed', async () => {
    const delivery = channel.deliver(harness.closed, question(), signal);
    await expect(delivery).rejects.toMatchObject({ name: 'PermanentFailure', code: 'target_closed' });
  });

  it('is in doubt when the answer is lost', async () => {
    await harness.loseNextAnswer();
    const delivery = channel.deliver(harness.target, question(), signal);
    await expect(delivery).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });
});

it('of a system that is not configured there is none', () => {
  expect(slackAssistance({}).channel).toBeUndefined();
  expect(mailAssistance({}).channel).toBeUndefined();
});
