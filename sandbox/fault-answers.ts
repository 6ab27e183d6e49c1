import { AuctionError } from './auction/errors.ts';
import { DriveError } from './drive/errors.ts';
import type { Fault } from './faults.ts';
import { s3Error } from './s3/errors.ts';
import type { StandInName } from './stand-in.ts';

/** How a vendor words a refusal that has nothing to do with the request. */
export function faultAnswer(service: StandInName, fault: Fault): Response {
  const retryAfter = fault.retryAfterSeconds ?? 1;
  return fault.kind === 'rate-limited' ? rateLimited(service, retryAfter) : broken(service, fault.status ?? 500);
}

/**
 * @see https://docs.slack.dev/apis/web-api/rate-limits/
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 * @see https://developers.google.com/workspace/drive/api/guides/handle-errors#resolve-429
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
 */
function rateLimited(service: StandInName, seconds: number): Response {
  const retryAfter = { 'retry-after': String(seconds) };
  if (service === 'slack')
    return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: retryAfter });
  if (service === 'jira') {
    const reset = new Date(Date.now() + seconds * 1000).toISOString();
    const headers = { ...retryAfter, 'x-ratelimit-reset': reset, 'ratelimit-reason': 'jira-burst-based' };
    return Response.json({ errorMessages: ['Rate limit exceeded.'], errors: {} }, { status: 429, headers });
  }
  if (service === 'drive') {
    const refusal = new DriveError(429, 'rateLimitExceeded', 'Rate Limit Exceeded').toResponse();
    refusal.headers.set('retry-after', String(seconds));
    return refusal;
  }
  if (service === 'auction') {
    const refusal = new AuctionError(429, 'Too many requests').toResponse();
    refusal.headers.set('retry-after', String(seconds));
    return refusal;
  }
  if (service === 's3') return s3Error(503, 'SlowDown', 'Please reduce your request rate.');
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  const documentation =
    'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits';
  return Response.json({ message, documentation_url: documentation }, { status: 403, headers: retryAfter });
}

function broken(service: StandInName, status: number): Response {
  if (service === 'slack') return Response.json({ ok: false, error: 'internal_error' }, { status });
  if (service === 'jira') return Response.json({ errorMessages: ['Internal server error'], errors: {} }, { status });
  if (service === 'drive') return new DriveError(status, 'backendError', 'Internal Error').toResponse();
  if (service === 'auction') return new AuctionError(status, 'Internal error').toResponse();
  if (service === 's3') return s3Error(status, 'InternalError', 'We encountered an internal error. Please try again.');
  return Response.json({ message: 'Server Error' }, { status });
}
