import { z } from 'zod';
import { AccessLost, isRefusedWith, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { retryAfterMs } from '../../platform/retry-after.ts';
import { isNetworkError, leavesInDoubt, unanswered } from '../../platform/unanswered.ts';

/** The integration's name, and the only lane it has: Google limits all calls of an account together. */
const DRIVE = 'drive';
const NOT_FOUND = 'drive_404';
const FORBIDDEN = 'drive_403';

const SECOND = 1_000;
/** Google counts requests by the minute, and seldom says how long to wait. */
const USUAL_PAUSE = 30 * SECOND;
const WAIT_FOR_ACCESS = 60 * SECOND;

/** A 403 may be a rate limit, or a plain refusal. */
const RATE_LIMITS = new Set([
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'sharingRateLimitExceeded',
  'dailyLimitExceeded',
]);

/** What Drive says with an error, or Google's token endpoint; a gateway in front of them may say anything. */
const errorBody = z
  .union([
    z
      .object({
        error: z.object({ message: z.string(), errors: z.array(z.object({ reason: z.string() })).default([]) }),
      })
      .transform(({ error }) => ({ reason: error.errors[0]?.reason ?? '', message: error.message })),
    z
      .object({ error: z.string(), error_description: z.string().default('') })
      .transform(({ error, error_description }) => ({ reason: error, message: error_description })),
  ])
  .catch({ reason: '', message: '' });

/** What the SDK's GaxiosError carries; without a response, no answer came. */
interface CallError {
  response?: { status: number; headers: Headers; data?: unknown };
  cause?: unknown;
}

/**
 * Classifies what the SDK throws, by status and by Google's reason. The SDK's own error is left behind: it holds all of
 * the request.
 *
 * @see https://developers.google.com/workspace/drive/api/guides/handle-errors
 */
export function driveFailure(error: unknown): unknown {
  const { response, cause } = error as CallError;
  if (!response) return isNetworkError(cause) ? unanswered(DRIVE, cause) : error;
  const { status, headers } = response;
  const { reason, message } = errorBody.parse(response.data);
  if (status === 429 || (status === 403 && RATE_LIMITS.has(reason))) {
    return new RateLimited(DRIVE, retryAfterMs(headers, USUAL_PAUSE));
  }
  const said = [`Google answered ${status}`, reason, message].filter(Boolean).join(': ');
  if (status === 401) return new AccessLost(DRIVE, said, WAIT_FOR_ACCESS);
  // 403 speaks of a right, a quota or a rule that somebody at Google's must mend, often for one document alone: others go on.
  if (status >= 500 || status === 408 || status === 403) {
    return new TransientFailure(`drive_${status}`, said, { inDoubt: leavesInDoubt(status) });
  }
  return new PermanentFailure(`drive_${status}`, said);
}

/**
 * What it means that there is no access token: Drive itself was not asked for anything yet. A key that was deleted, an
 * account that is gone or switched off: `invalid_grant`.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#jwt-errors
 */
export function signInFailure(error: unknown): unknown {
  const failure = driveFailure(error);
  if (failure instanceof TransientFailure) return new TransientFailure(failure.code, failure.message);
  if (failure instanceof PermanentFailure) return new AccessLost(DRIVE, failure.message, WAIT_FOR_ACCESS);
  return failure;
}

/** Google answered with success, but not what it documents: nobody knows what was done. */
export function unreadable(cause: unknown): TransientFailure {
  return new TransientFailure('drive_unreadable', 'Google gave an answer that cannot be read', {
    cause,
    inDoubt: true,
  });
}

/** True when Google says that the account may not. */
export function isForbidden(error: unknown): error is TransientFailure {
  return error instanceof TransientFailure && error.code === FORBIDDEN;
}

/** True when there is no such file (or we may not know of it: Google does not tell the two apart). */
export function isNotThere(error: unknown): boolean {
  return isRefusedWith(error, NOT_FOUND);
}
