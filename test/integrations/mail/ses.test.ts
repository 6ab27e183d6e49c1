import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPostMail, type PostMail } from '../../../src/integrations/mail/index.ts';
import { createSesTransport } from '../../../src/integrations/mail/ses-transport.ts';
import { type SesStandIn, startSesStandIn } from '../../support/ses-stand-in.ts';

let ses: SesStandIn;
let transport: ReturnType<typeof createSesTransport>;
let post: PostMail;
beforeAll(async () => {
  ses = await startSesStandIn();
  transport = createSesTransport({
    region: 'eu-central-1',
    endpoint: ses.url,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
  });
  const from = 'The Bakery <bakery@example.com>';
  post = createPostMail({ transport, from, failureOf: transport.failureOf });
});
afterAll(async () => {
  transport.close();
  await ses.close();
});
beforeEach(() => {
  ses.taken.length = 0;
});

const { signal } = new AbortController();
const letter = {
  to: { name: 'Eve, thief@example.com', address: 'd@example.com' },
  subject: 'Your order 21 is ready.',
  text: 'Grüße\n',
  html: '<p>Gr&uuml;&szlig;e</p>\n',
};

describe('Amazon SES', () => {
  it('is handed text and HTML, for one recipient, with our id beside the Message-ID of its own', async () => {
    await post('id-1', { ...letter, replyTo: { name: 'Ben', address: 'ben@example.com' } }, signal);
    const [mail] = ses.taken;
    expect(mail).toMatchObject({
      to: ['d@example.com'],
      from: 'The Bakery <bakery@example.com>',
      subject: letter.subject,
      text: expect.stringContaining('Grüße'),
      html: expect.stringContaining('<p>Gr&uuml;&szlig;e</p>'),
    });
    expect(mail?.headers).toMatchObject({ 'x-ovenbird-id': 'id-1', 'reply-to': 'Ben <ben@example.com>' });
    expect(mail?.headers['message-id']).not.toContain('id-1');
  });

  it.each([
    ['MessageRejected', 400, { name: 'PermanentFailure', code: 'mail_refused' }],
    ['BadRequestException', 400, { name: 'PermanentFailure', code: 'mail_refused' }],
    ['NotFoundException', 404, { name: 'PermanentFailure', code: 'mail_account_refused' }],
    ['TooManyRequestsException', 429, { name: 'RateLimited', lane: 'mail' }],
    ['ThrottlingException', 400, { name: 'RateLimited', lane: 'mail' }],
    ['LimitExceededException', 400, { name: 'RateLimited', lane: 'mail' }],
    ['SendingPausedException', 400, { code: 'access_lost', lane: 'mail' }],
    ['AccountSuspendedException', 400, { code: 'access_lost', lane: 'mail' }],
    ['MailFromDomainNotVerifiedException', 400, { code: 'access_lost', lane: 'mail' }],
    ['ExpiredTokenException', 400, { code: 'access_lost', lane: 'mail' }],
    ['AccessDeniedException', 403, { code: 'access_lost', lane: 'mail' }],
    ['InternalServiceErrorException', 500, { name: 'TransientFailure', inDoubt: false }],
    ['GatewayTimeout', 504, { name: 'TransientFailure', inDoubt: true }],
  ])('that answers %s (%i) is understood', async (code, status, expected) => {
    ses.refuse(code, status);
    await expect(post('id-2', letter, signal)).rejects.toMatchObject(expected);
    expect(ses.taken).toEqual([]);
  });

  it('is asked once: the outbox repeats what fails', async () => {
    ses.refuse('InternalServiceErrorException', 500);
    await expect(post('id-3', letter, signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    await post('id-3', letter, signal);
    expect(ses.taken).toHaveLength(1);
  });

  it('is not waited for when the run is over', async () => {
    const over = new AbortController();
    over.abort();
    await expect(post('id-4', letter, over.signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    expect(ses.taken).toEqual([]);
  });
});
