import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { isNetworkError, leavesInDoubt, unanswered } from '../../platform/unanswered.ts';
import { WAIT_WITHOUT_ADVICE } from './limits.ts';

/** Slack says: come later. */
const TRANSIENT = new Set(['service_unavailable', 'request_timeout', 'team_added_to_org', 'accesslimited']);

/** Slack says: some of it may have been done. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const IN_DOUBT = new Set(['fatal_error', 'internal_error']);

/** Limits that come as an answer, without a time to wait. */
const LIMITS = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** Our token is good for nothing (any more). https://docs.slack.dev/reference/methods/auth.test#errors */
const LET_IN_NO_MORE = new Set([
  'account_inactive',
  'app_uninstalled',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);

/** How long to leave Slack alone then, before one more call finds out whether somebody has installed us anew. */
export const WAIT_FOR_ACCESS = 60_000;

/** Whether Slack says that it lets us in no more. */
export function isShutOut(error: unknown): error is WebAPIPlatformError {
  return error instanceof WebAPIPlatformError && LET_IN_NO_MORE.has(error.data.error);
}

/**
 * What a failed call of Slack means, by the SDK's classes and Slack's codes.
 *
 * @param lane what to leave alone after a 429
 * @returns a failure as the outbox knows it, else the error itself: then it is a bug of ours
 */
export function classify(error: unknown, lane: string): unknown {
  if (error instanceof WebAPIRateLimitedError) return new RateLimited(lane, error.retryAfter * 1_000);
  if (isShutOut(error)) return new AccessLost('slack', error.data.error, WAIT_FOR_ACCESS);
  if (error instanceof WebAPIPlatformError) return refusal(error, lane);
  if (error instanceof WebAPIHTTPError) return httpFailure(error);
  if (error instanceof WebAPIRequestError) return error.original;
  return isNetworkError(error) ? unanswered('slack', error) : error;
}

function refusal(error: WebAPIPlatformError, lane: string) {
  const { error: code, response_metadata } = error.data;
  const options = { cause: error };
  if (LIMITS.has(code)) return new RateLimited(lane, WAIT_WITHOUT_ADVICE);
  if (TRANSIENT.has(code)) return new TransientFailure(code, `Slack answers ${code}`, options);
  if (IN_DOUBT.has(code)) return new TransientFailure(code, `Slack answers ${code}`, { ...options, inDoubt: true });
  // An answer that is no JSON arrives as an error with the answer's text: some proxy spoke, not Slack.
  if (!/^[a-z0-9_]+$/.test(code)) {
    return new TransientFailure('slack_unreadable', 'the answer is not Slack’s', { ...options, inDoubt: true });
  }
  const details = response_metadata?.messages?.join('; ');
  return new PermanentFailure(code, `Slack refuses: ${code}${details ? ` (${details})` : ''}`, options);
}

function httpFailure(error: WebAPIHTTPError) {
  const { statusCode } = error;
  const code = `slack_http_${statusCode}`;
  const message = `Slack answers HTTP ${statusCode}`;
  if (statusCode < 500 && statusCode !== 408) return new PermanentFailure(code, message, { cause: error });
  return new TransientFailure(code, message, { cause: error, inDoubt: leavesInDoubt(statusCode) });
}
