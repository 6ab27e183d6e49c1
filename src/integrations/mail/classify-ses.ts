import type { NodemailerError } from 'nodemailer';
import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { isNetworkError, leavesInDoubt, unanswered } from '../../platform/unanswered.ts';
import { MAIL_REFUSED } from '../../services/notifications/index.ts';
import { classify, MAIL } from './classify.ts';

/** An answer of SES that is no success, as the SDK throws it: its name is SES's code. */
interface SesError extends Error {
  $fault: 'client' | 'server';
  $metadata: { httpStatusCode?: number };
}

/** SES took against the mail or its recipient. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const ABOUT_THE_MAIL = new Set(['MessageRejected', 'BadRequestException']);

/** Too many a second, or a day. https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html */
const LIMITS = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'LimitExceededException']);

/** Nobody lets us in with what we have, or lets us send: somebody must mend that, and nothing is wrong with what waits. */
const SHUT_OUT = new Set([
  'AccountSuspendedException',
  'CredentialsProviderError',
  'ExpiredTokenException',
  'MailFromDomainNotVerifiedException',
  'SendingPausedException',
]);

const LIMIT_WAIT_MS = 10_000;
const WAIT_FOR_ACCESS_MS = 60_000;

function isSesError(error: Error): error is SesError {
  return '$fault' in error && '$metadata' in error;
}

/**
 * What an answer of SES means, by its code; without an answer it is the network, or there are no credentials.
 *
 * @returns a failure as the outbox knows it, else the error itself: then it is a bug of ours
 */
export function classifySes(error: NodemailerError): Error {
  if (isSesError(error)) return classifyAnswer(error);
  if (SHUT_OUT.has(error.name)) return new AccessLost(MAIL, error.name, WAIT_FOR_ACCESS_MS);
  // Nodemailer's code for what the SDK throws without one: nobody answered.
  if (error.code === 'ESES') return unanswered(MAIL, { name: error.name, cause: error.cause });
  const failure = classify(error);
  return failure === error && isNetworkError(error) ? unanswered(MAIL, error) : failure;
}

function classifyAnswer(error: SesError): Error {
  const { name, $fault, $metadata } = error;
  const { httpStatusCode: status = 0 } = $metadata;
  const message = `Amazon SES answers ${name}`;
  const options = { cause: error };
  if (LIMITS.has(name) || status === 429) return new RateLimited(MAIL, LIMIT_WAIT_MS);
  if (SHUT_OUT.has(name) || status === 401 || status === 403) return new AccessLost(MAIL, name, WAIT_FOR_ACCESS_MS);
  if (ABOUT_THE_MAIL.has(name)) return new PermanentFailure(MAIL_REFUSED, message, options);
  if ($fault === 'client' && status < 500) return new PermanentFailure('mail_account_refused', message, options);
  return new TransientFailure('mail_deferred', message, { ...options, inDoubt: leavesInDoubt(status) });
}
