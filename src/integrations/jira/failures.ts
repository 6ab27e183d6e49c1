import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { retryAfterMs } from '../../platform/retry-after.ts';
import { leavesInDoubt } from '../../platform/unanswered.ts';

/** The lane that a 429 closes: Jira limits all calls of an account together. */
const LANE = 'jira';
const USUAL_PAUSE = 30_000;
const WAIT_FOR_ACCESS = 60_000;

const TRANSIENT = new Set([408, 409, 425, 500, 502, 503, 504]);

/** Jira says that the request itself is wrong. */
export class JiraRefusal extends PermanentFailure {
  readonly status: number;
  /** Names of the fields that it does not take. */
  readonly fields: readonly string[];

  constructor(status: number, { messages, errors }: JiraErrors) {
    const said = [...messages, ...Object.entries(errors).map(([field, message]) => `${field}: ${message}`)];
    super(`jira_${status}`, said.join(' ') || `Jira answered ${status}`);
    this.status = status;
    this.fields = Object.keys(errors);
  }
}

export interface JiraErrors {
  messages: readonly string[];
  errors: Readonly<Record<string, string>>;
}

/**
 * What an answer with an error status means.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function failureOf(response: Response, said: JiraErrors): Error {
  const { status, headers } = response;
  if (status === 429) return new RateLimited(LANE, retryAfterMs(headers, USUAL_PAUSE));
  if (status === 401) return new AccessLost(LANE, 'the account is refused', WAIT_FOR_ACCESS);
  if (status >= 500 || TRANSIENT.has(status)) {
    return new TransientFailure(`jira_${status}`, `Jira answered ${status}`, { inDoubt: leavesInDoubt(status) });
  }
  return new JiraRefusal(status, said);
}

/** Jira answered with success, but not what it documents: nobody knows what was done. */
export function unreadable(cause: unknown): TransientFailure {
  return new TransientFailure('jira_unreadable', 'Jira gave an answer that cannot be read', { cause, inDoubt: true });
}
