import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorkspace } from '../../sandbox/client/index.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createCustomerMailer, createPostMail, createSmtpTransport } from '../../src/integrations/mail/index.ts';
import { createSesTransport } from '../../src/integrations/mail/ses-transport.ts';
import { PermanentFailure, TransientFailure } from '../../src/platform/failures.ts';
import { type CustomerMail, type CustomerMailer, MAIL_REFUSED } from '../../src/services/notifications/index.ts';
import { createFakeCustomerMailer } from '../support/fake-messengers.ts';
import { notificationOf } from '../support/notification.ts';
import { startSesStandIn } from '../support/ses-stand-in.ts';

interface Harness {
  mailer: CustomerMailer;
  /** The ids of what arrived at an address, oldest first. */
  arrived(address: string): Promise<string[]>;
  refuseNextRecipient(address: string): unknown;
  deferNext(): unknown;
  loseNextAnswer(): unknown;
  close(): Promise<void>;
}

async function openFake(): Promise<Harness> {
  const { mailer, sent, failures } = createFakeCustomerMailer();
  return {
    mailer,
    arrived: async (address) =>
      sent.filter(({ to }) => to.address === address).map(({ notification }) => notification.id),
    refuseNextRecipient: () => failures.push(new PermanentFailure(MAIL_REFUSED, 'no such mailbox')),
    deferNext: () => failures.push(new TransientFailure('mail_deferred', 'come later')),
    loseNextAnswer: () => failures.push(new TransientFailure('mail_unreachable', 'reset', { inDoubt: true })),
    close: async () => {},
  };
}

const settings = { readFresh: async () => ({ zone: 'Europe/Berlin' }) };

async function openSmtp(): Promise<Harness> {
  const sandbox = await startSandbox({ port: 0, standIns: ['mail'] });
  const { mail, fault } = openWorkspace(sandbox.url);
  const transport = createSmtpTransport(sandbox.env.SMTP_URL ?? '');
  return {
    mailer: createCustomerMailer({
      post: createPostMail({ transport, from: sandbox.env.MAIL_FROM ?? '' }),
      settings,
    }),
    arrived: async (address) => (await mail.messages(address)).map(({ headers }) => headers['x-ovenbird-id'] ?? ''),
    refuseNextRecipient: (address) => mail.refuse(address),
    deferNext: () => fault('mail', { kind: 'error', times: 1 }),
    loseNextAnswer: () => fault('mail', { kind: 'reset', times: 1 }),
    async close() {
      transport.close();
      await sandbox.close();
    },
  };
}

async function openSes(): Promise<Harness> {
  const ses = await startSesStandIn();
  const transport = createSesTransport({
    region: 'eu-central-1',
    endpoint: ses.url,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  });
  const post = createPostMail({ transport, from: 'bakery@example.com', failureOf: transport.failureOf });
  return {
    mailer: createCustomerMailer({ post, settings }),
    arrived: async (address) =>
      ses.taken.filter(({ to }) => to.includes(address)).map(({ headers }) => headers['x-ovenbird-id'] ?? ''),
    refuseNextRecipient: (address) => ses.refused.add(address),
    deferNext: () => ses.refuse('InternalServiceErrorException', 500),
    loseNextAnswer: ses.loseNextAnswer,
    async close() {
      transport.close();
      await ses.close();
    },
  };
}

const { signal } = new AbortController();
const mailTo = (address: string): CustomerMail => ({
  to: { name: 'Ms. Delicious', address },
  notification: notificationOf(),
  guessed: true,
});

describe.each([
  ['the fake', openFake],
  ['SMTP', openSmtp],
  ['Amazon SES', openSes],
])('a customer mailer: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it('sends a mail that carries the notification’s id', async () => {
    const mail = mailTo('ms_delicious@gmail.com');
    await harness.mailer.send(mail, signal);
    expect(await harness.arrived('ms_delicious@gmail.com')).toEqual([mail.notification.id]);
  });

  it('says so when the address is refused', async () => {
    await harness.refuseNextRecipient('nobody@gmail.com');
    const sent = harness.mailer.send(mailTo('nobody@gmail.com'), signal);
    await expect(sent).rejects.toMatchObject({ name: 'PermanentFailure', code: 'mail_refused' });
    expect(await harness.arrived('nobody@gmail.com')).toEqual([]);
  });

  it('is not in doubt when the server asks to come later', async () => {
    await harness.deferNext();
    const sent = harness.mailer.send(mailTo('later@gmail.com'), signal);
    await expect(sent).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: false });
    expect(await harness.arrived('later@gmail.com')).toEqual([]);
  });

  it('is in doubt when the answer is lost', async () => {
    await harness.loseNextAnswer();
    const sent = harness.mailer.send(mailTo('lost@gmail.com'), signal);
    await expect(sent).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: true });
  });
});
