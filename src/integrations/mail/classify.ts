import type { NodemailerError } from 'nodemailer';
import { AccessLost, PermanentFailure, TransientFailure } from '../../platform/failures.ts';
import { MAIL_REFUSED } from '../../services/notifications/index.ts';

/** The server took against the mail, its recipient or its sender; anything else that it refuses is between it and us. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/** We lack what it takes to send any mail: somebody must mend that, and nothing is wrong with what waits. */
const ABOUT_US = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'ETLS', 'EREQUIRETLS']);

/** No answer. */
const NETWORK = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'EPROTOCOL', 'EABORT', 'EMAXLIMIT']);

/** The integration's name, and its only lane. */
export const MAIL = 'mail';
const WAIT_FOR_ACCESS_MS = 60_000;

/** The server wants a login. https://www.rfc-editor.org/rfc/rfc4954#section-6 */
const LOGIN_WANTED = 530;

/** The mail is too large, which the server knows from its size in MAIL FROM. https://www.rfc-editor.org/rfc/rfc1870#section-6.1 */
const TOO_LARGE = 552;

const shutOut = (why: string) => new AccessLost(MAIL, why, WAIT_FOR_ACCESS_MS);

/** The connection never stood, so nothing was sent. */
const NOT_CONNECTED = new Set(['EDNS', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'CONNECT_TIMEOUT']);

/**
 * What a failed sending means, by nodemailer's codes and the class of the server's reply.
 *
 * @returns a failure as the outbox knows it, else the error itself: then it is a bug of ours
 * @see https://nodemailer.com/smtp
 */
export function classify(error: NodemailerError): Error {
  const { code = '', permanent, responseCode, command, timeoutType, originalCode } = error;
  const options = { cause: error };
  if (responseCode !== undefined) {
    const message = `the mail server answers ${responseCode}`;
    if (!permanent) return new TransientFailure('mail_deferred', message, options);
    const refusesUs = responseCode === LOGIN_WANTED || (command === 'MAIL FROM' && responseCode !== TOO_LARGE);
    if (refusesUs || !ABOUT_THE_MAIL.has(code)) return shutOut(message);
    return new PermanentFailure(MAIL_REFUSED, message, options);
  }
  if (ABOUT_THE_MAIL.has(code)) return new PermanentFailure(MAIL_REFUSED, 'the address cannot be written to', options);
  if (ABOUT_US.has(code)) return shutOut(code);
  if (!NETWORK.has(code)) return error;
  const reason = timeoutType ?? originalCode ?? code;
  const inDoubt = ![reason, code].some((each) => NOT_CONNECTED.has(each));
  return new TransientFailure('mail_unreachable', `the mail server cannot be reached: ${reason}`, {
    ...options,
    inDoubt,
  });
}
