import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorkspace } from '../../sandbox/client/index.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createCustomerMailer, createSmtpTransport } from '../../src/integrations/mail/index.ts';
import { PermanentFailure, TransientFailure } from '../../src/platform/failures.ts';
import { type CustomerMail, type CustomerMailer, MAIL_REFUSED } from '../../src/services/notifications/index.ts';
import { createFakeCustomerMailer } from '../support/fake-messengers.ts';
import { notificationOf } from '../support/notification.ts';

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

async function openAdapter(): Promise<Harness> {
  const sandbox = await startSandbox({ port: 0, standIns: ['mail'] });
  const { mail, fault } = openWorkspace(sandbox.url);
  const transport = createSmtpTransport(sandbox.env.SMTP_URL ?? '');
  const settings = { readFresh: async () => ({ zone: 'Europe/Berlin' }) };
  return {
    mailer: createCustomerMailer({ transport, from: sandbox.env.MAIL_FROM ?? '', settings }),
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

const { signal } = new AbortController();
const mailTo = (address: string): CustomerMail => ({
  to: { name: 'Ms. Delicious', address },
  notification: notificationOf(),
  guessed: true,
});

describe.each([
  ['the fake', openFake],
  ['SMTP', openAdapter],
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
