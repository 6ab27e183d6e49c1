import { retryAfterMs } from '../../platform/retry-after.ts';

/** How long to wait where Slack does not say. */
export const WAIT_WITHOUT_ADVICE = 30_000;

/**
 * An answer as the SDK can read it: of a 429 it wants the seconds to wait, and takes one without them, or with a date, for
 * some error or other.
 *
 * @see https://docs.slack.dev/apis/web-api/rate-limits/#overview
 */
export function withSecondsToWait(response: Response): Response {
  if (response.status !== 429) return response;
  const headers = new Headers(response.headers);
  headers.set('retry-after', String(Math.ceil(retryAfterMs(headers, WAIT_WITHOUT_ADVICE) / 1_000)));
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
