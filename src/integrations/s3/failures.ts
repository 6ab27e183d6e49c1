import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { unanswered } from '../../platform/unanswered.ts';

/** The integration's name, and the only lane it has. */
const S3 = 's3';

const SECOND = 1_000;
const WAIT_FOR_ACCESS = 60 * SECOND;
/** S3 says "slow down" without saying for how long. */
const USUAL_PAUSE = 5 * SECOND;

/** Asked for too much at once. */
const TOO_FAST = new Set(['SlowDown', 'ThrottlingException', 'TooManyRequests', 'RequestLimitExceeded']);

/** Nobody lets us in with what we have. */
const SHUT_OUT = new Set(['ExpiredToken', 'InvalidToken', 'TokenRefreshRequired', 'CredentialsProviderError']);

const TRANSIENT = new Set([408, 409, 425]);

/** What the SDK throws: `S3ServiceException` for an answer, else the network's error, or a provider's of credentials. */
interface CallError extends Error {
  $metadata?: { httpStatusCode?: number };
}

/**
 * Classifies what the SDK throws, by S3's code and the status.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
 */
export function s3Failure(error: CallError): Error {
  const { name, message } = error;
  const status = error.$metadata?.httpStatusCode;
  if (SHUT_OUT.has(name) || status === 401 || status === 403) return new AccessLost(S3, name, WAIT_FOR_ACCESS);
  if (status === undefined) return unanswered(S3, error);
  if (TOO_FAST.has(name) || status === 429) return new RateLimited(S3, USUAL_PAUSE);
  if (status >= 500 || TRANSIENT.has(status)) {
    return new TransientFailure(`s3_${status}`, `S3 answered ${status}`, { cause: error, inDoubt: true });
  }
  return new PermanentFailure(`s3_${status}`, `S3 refused: ${name}: ${message}`, { cause: error });
}

/** Whether an object is there already, where it was to be written only once. */
export function isThereAlready({ name, $metadata }: CallError): boolean {
  return name === 'PreconditionFailed' || $metadata?.httpStatusCode === 412;
}
