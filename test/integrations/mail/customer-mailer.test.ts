import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { openWorkspace } from '../../../sandbox/client/index.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { checkSmtp } from '../../../src/integrations/mail/check.ts';
import {
  createCustomerMailer,
  createPostMail,
  createSmtpTransport,
  type SmtpTransport,
} from '../../../src/integrations/mail/index.ts';
import { notificationOf } from '../../support/notification.ts';

let sandbox: Sandbox;
let transport: SmtpTransport;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['mail'] });
  transport = createSmtpTransport(sandbox.env.SMTP_URL ?? '');
});
afterAll(async () => {
  transport.close();
  await sandbox.close();
});
beforeEach(() => openWorkspace(sandbox.url).mail.clear());

const { signal } = new AbortController();
const settings = { readFresh: async () => ({ zone: 'Europe/Berlin' }) };
const mailer = (from = 'The Bakery <bakery@example.com>') =>
  createCustomerMailer({ post: createPostMail({ transport, from }), settings });
const inbox = () => openWorkspace(sandbox.url).mail.messages();

describe('a mail to a customer', () => {
  it('is the same mail each time it is sent', async () => {
    const notification = notificationOf({ kind: 'ready' });
    const mail = { to: { name: 'Ms. Delicious', address: 'd@example.com' }, notification, guessed: false };
    await mailer().send(mail, signal);
    await mailer().send(mail, signal);
    const [first, second] = await inbox();
    expect(first).toMatchObject({
      messageId: `<${notification.id}@example.com>`,
      subject: 'Your order 21 is ready.',
      from: { name: 'The Bakery', address: 'bakery@example.com' },
      to: [{ name: 'Ms. Delicious', address: 'd@example.com' }],
    });
    expect(first?.text).toContain('2 x Chocolate Cake for 4');
    expect(second?.messageId).toBe(first?.messageId);
  });

  it('goes to nobody else, whatever is written in the name', async () => {
    const name = 'Eve, thief@example.com\r\nBcc: other@example.com <b>';
    const to = { name, address: 'd@example.com' };
    await mailer().send({ to, notification: notificationOf(), guessed: false }, signal);
    const [mail] = await inbox();
    expect(mail?.envelope.to).toEqual(['d@example.com']);
    expect(mail?.headers.bcc).toBeUndefined();
    expect(mail?.html).toContain('&lt;b&gt;');
  });

  it('says so when its address is a guess', async () => {
    const mail = { to: { name: 'D', address: 'd@example.com' }, notification: notificationOf() };
    await mailer().send({ ...mail, guessed: true }, signal);
    await mailer().send({ ...mail, guessed: false }, signal);
    const [guessed, known] = (await inbox()).map(({ text }) => text.includes('guessed'));
    expect([guessed, known]).toEqual([true, false]);
  });

  it('is not in doubt when no server is there', async () => {
    const nowhere = createSmtpTransport('smtp://127.0.0.1:1');
    const lost = createCustomerMailer({
      post: createPostMail({ transport: nowhere, from: 'bakery@example.com' }),
      settings,
    });
    const sent = lost.send(
      { to: { name: 'D', address: 'd@example.com' }, notification: notificationOf(), guessed: false },
      signal,
    );
    await expect(sent).rejects.toMatchObject({ name: 'TransientFailure', inDoubt: false });
    nowhere.close();
  });
});

describe('a mail server that takes nothing without a login', () => {
  let server: SMTPServer;
  let host: string;
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'bakery' && password === 'right' ? done(null, { user: username }) : done(new Error('wrong')),
    });
    const socket = server.listen(0, '127.0.0.1');
    await once(socket, 'listening');
    host = `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  it('has the mail wait until SMTP_URL names a user, rather than its address be refused', async () => {
    const withoutLogin = createSmtpTransport(`smtp://${host}`);
    const post = createPostMail({ transport: withoutLogin, from: 'bakery@example.com' });
    const mail = { to: { name: 'D', address: 'd@example.com' }, notification: notificationOf(), guessed: false };
    const sent = createCustomerMailer({ post, settings }).send(mail, signal);
    await expect(sent).rejects.toMatchObject({ code: 'access_lost', lane: 'mail' });
    withoutLogin.close();
  });

  it('is told apart by the doctor: where nobody logged in, it says so', async () => {
    const found = async (login: string) => (await checkSmtp(`smtp://${login}${host}`)(signal)).map(({ what }) => what);
    expect(await found('')).toEqual([
      `the mail server ${host} answers; nobody logged in, since SMTP_URL names no user`,
    ]);
    expect(await found('bakery:right@')).toEqual([`the mail server ${host} lets us in`]);
    expect(await checkSmtp(`smtp://bakery:wrong@${host}`)(signal)).toMatchObject([{ verdict: 'broken' }]);
  });
});

describe('a transport', () => {
  it.each([
    ['smtp://mail.example.com:587', true],
    ['smtps://mail.example.com', true],
    ['smtp://127.0.0.1:1025', false],
    ['smtp://localhost:1025', false],
    ['smtp://[::1]:1025', false],
    ['smtp://127.0.0.1.example.com', true],
  ])('to %s insists on TLS, and on a certificate: %p', (url, insists) => {
    const { options } = createSmtpTransport(url);
    expect(options).toMatchObject({ requireTLS: insists, tls: { rejectUnauthorized: insists } });
  });
});
