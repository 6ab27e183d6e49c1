import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { faultsClient } from '../../../sandbox/client/faults.ts';
import { mailClient } from '../../../sandbox/client/mail.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';

let sandbox: Sandbox;
let inbox: ReturnType<typeof mailClient>;
let faults: ReturnType<typeof faultsClient>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['mail'] });
  inbox = mailClient(sandbox.url);
  faults = faultsClient(sandbox.url);
});
afterEach(async () => {
  await faults.clear();
  await inbox.clear();
});
afterAll(() => sandbox.close());

function send(to = 'ms_delicious@gmail.com') {
  const transport = createTransport(sandbox.env.SMTP_URL);
  return transport.sendMail({
    from: { name: 'Ovenbird', address: 'bakery@example.com' },
    to: { name: 'Ms. Délicieuse', address: to },
    subject: 'Your order #21 is ready ✓',
    text: 'Come and get it.',
    html: '<p>Come and get it.</p>',
    messageId: '<order-21-v3@ovenbird>',
    headers: { 'X-Ovenbird-Id': 'order-21:v3' },
  });
}

describe('the mail server', () => {
  it('catches a mail with everything in it', async () => {
    await send();
    expect(await inbox.messages('ms_delicious@gmail.com')).toMatchObject([
      {
        envelope: { from: 'bakery@example.com', to: ['ms_delicious@gmail.com'] },
        from: { name: 'Ovenbird', address: 'bakery@example.com' },
        to: [{ name: 'Ms. Délicieuse', address: 'ms_delicious@gmail.com' }],
        subject: 'Your order #21 is ready ✓',
        text: expect.stringContaining('Come and get it.'),
        html: expect.stringContaining('<p>Come and get it.</p>'),
        messageId: '<order-21-v3@ovenbird>',
        headers: { 'x-ovenbird-id': 'order-21:v3' },
      },
    ]);
    expect(await inbox.messages('somebody.else@example.com')).toEqual([]);
  });

  it('refuses addresses that it is told not to know', async () => {
    await inbox.refuse('Gone@example.com');
    await expect(send('gone@example.com')).rejects.toMatchObject({ responseCode: 550 });
    await inbox.refuse();
    await send('gone@example.com');
    expect(await inbox.messages()).toHaveLength(1);
  });

  it('can be down', async () => {
    await faults.set('mail', { kind: 'down', times: 1 });
    await expect(send()).rejects.toMatchObject({ code: expect.stringMatching(/ECONNECTION|ESOCKET|ECONNRESET/) });
    expect(await inbox.messages()).toEqual([]);
    await send();
  });

  it.each([
    [{ kind: 'error' as const }, 451],
    [{ kind: 'error' as const, status: 554 }, 554],
    [{ kind: 'rate-limited' as const }, 450],
  ])('can refuse a message: %j', async (fault, responseCode) => {
    await faults.set('mail', fault);
    await expect(send()).rejects.toMatchObject({ responseCode });
    expect(await inbox.messages()).toEqual([]);
  });

  it('can hang up after it has kept a message', async () => {
    await faults.set('mail', { kind: 'reset', match: 'ms_delicious' });
    await expect(send()).rejects.toMatchObject({ code: expect.any(String) });
    expect(await inbox.messages()).toHaveLength(1);
    await send('another@example.com');
  });

  it('can be slow', async () => {
    await faults.set('mail', { kind: 'slow', delayMs: 50 });
    const before = performance.now();
    await send();
    expect(performance.now() - before).toBeGreaterThanOrEqual(50);
  });
});
