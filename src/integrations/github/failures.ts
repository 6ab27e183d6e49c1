import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { leavesInDoubt, unanswered } from '../../platform/unanswered.ts';

/** The integration's name, and the only lane it has. */
export const GITHUB = 'github';
export const NOT_FOUND = 'github_404';

const SECOND = 1_000;
/** What GitHub asks for where it gives no time of its own. */
const A_MINUTE = 60 * SECOND;

/** What Octokit's RequestError carries; without a response, no answer came. */
interface Answered {
  status: number;
  headers: Readonly<Record<string, string | number | undefined>>;
}

/**
 * Classifies what Octokit throws, by status and headers.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api
 */
export function githubFailure(error: Error & { response?: Answered }): Error {
  const { response, message } = error;
  if (!response) return unanswered(GITHUB, error);
  const pause = pauseOf(response);
  if (pause !== undefined) return new RateLimited(GITHUB, pause);
  const { status } = response;
  const code = `github_${status}`;
  // 403 speaks of the token's rights, not of what was asked: other work waits for the same.
  if (status === 401 || status === 403) return new AccessLost(GITHUB, `${status}: ${message}`, A_MINUTE);
  if (status < 500) return new PermanentFailure(code, message, { cause: error });
  return new TransientFailure(code, message, { cause: error, inDoubt: leavesInDoubt(status) });
}

/** How long to wait, in milliseconds, where the answer is a rate limit. A 403 may be one, or a plain refusal. */
function pauseOf({ status, headers }: Answered): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const { 'retry-after': retryAfter, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset } = headers;
  if (retryAfter !== undefined) return Number(retryAfter) * SECOND;
  if (remaining !== undefined && Number(remaining) === 0) {
    return Math.max(Number(reset ?? 0) * SECOND - Date.now(), SECOND);
  }
  return status === 429 ? A_MINUTE : undefined;
}
