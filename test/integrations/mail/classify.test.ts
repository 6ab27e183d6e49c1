import { describe, expect, it } from '@jest/globals';
import type { NodemailerError } from 'nodemailer';
import { classify } from '../../../src/integrations/mail/classify.ts';

const failed = (details: Partial<NodemailerError>) => classify(Object.assign(new Error('failed'), details));

describe('a failed sending', () => {
  it.each([
    [
      { code: 'EENVELOPE', responseCode: 550, permanent: true },
      { name: 'PermanentFailure', code: 'mail_refused' },
    ],
    [
      { code: 'EMESSAGE', responseCode: 554, permanent: true },
      { name: 'PermanentFailure', code: 'mail_refused' },
    ],
    [
      { code: 'EENVELOPE', responseCode: 552, permanent: true, command: 'MAIL FROM' },
      { name: 'PermanentFailure', code: 'mail_refused' },
    ],
    [
      { code: 'EENVELOPE', responseCode: 550, permanent: true, command: 'MAIL FROM' },
      { code: 'access_lost', lane: 'mail' },
    ],
    [
      { code: 'EENVELOPE', responseCode: 530, permanent: true, command: 'RCPT TO' },
      { code: 'access_lost', lane: 'mail' },
    ],
    [
      { code: 'EENVELOPE', responseCode: 450, permanent: false, command: 'MAIL FROM' },
      { name: 'TransientFailure', code: 'mail_deferred' },
    ],
    [{ code: 'EENVELOPE' }, { name: 'PermanentFailure', code: 'mail_refused' }],
    [
      { code: 'EAUTH', responseCode: 535, permanent: true },
      { code: 'access_lost', lane: 'mail' },
    ],
    [
      { code: 'EPROTOCOL', responseCode: 554, permanent: true },
      { code: 'access_lost', lane: 'mail' },
    ],
    [{ code: 'ETLS' }, { code: 'access_lost', lane: 'mail' }],
    [
      { code: 'EMESSAGE', responseCode: 451, permanent: false },
      { name: 'TransientFailure', inDoubt: false },
    ],
    [
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
      { name: 'TransientFailure', inDoubt: false },
    ],
    [
      { code: 'EDNS', originalCode: 'ENOTFOUND' },
      { name: 'TransientFailure', inDoubt: false },
    ],
    [
      { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' as const },
      { name: 'TransientFailure', inDoubt: false },
    ],
    [
      { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' as const },
      { name: 'TransientFailure', inDoubt: true },
    ],
    [{ code: 'ECONNECTION' }, { name: 'TransientFailure', inDoubt: true }],
    [{ code: 'EABORT' }, { name: 'TransientFailure', inDoubt: true }],
  ])('with %p', (details, expected) => {
    expect(failed(details)).toMatchObject(expected);
  });

  it('for a reason of our own stays what it is', () => {
    const bug = Object.assign(new TypeError('no such thing'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(classify(bug)).toBe(bug);
  });
});
