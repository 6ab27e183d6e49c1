import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { retryAfterMs } from '../../platform/retry-after.ts';
import { leavesInDoubt } from '../../platform/unanswered.ts';

/** The lane that a 429 closes: Jira limits all calls of an account together. */
const LANE = 'jira';
const FORBIDDEN = 'jira_403';
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

/** Jira did not take the login: the token has expired, or it wants to see a person first. */
const LOGIN_REFUSED = /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/;

/**
 * Whether Jira takes us for nobody. It then need not refuse: whoever is not logged in gets an answer too, in which there are
 * no tickets.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/#captcha
 */
export function isTakenForNobody({ status, headers }: Pick<Response, 'status' | 'headers'>): boolean {
  return status === 401 || LOGIN_REFUSED.test(headers.get('x-seraph-loginreason') ?? '');
}

/** Jira lets us in no more, whatever it answers: all its work waits. */
export function accessLost(reason: string): AccessLost {
  return new AccessLost(LANE, reason, WAIT_FOR_ACCESS);
}

/**
 * What an answer means that has an error status, or is for nobody.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
 * @see https://developer.atlassian.com/cloud/jira/platform/rate-limiting/
 */
export function failureOf(response: Response, said: JiraErrors): Error {
  const { status, headers } = response;
  if (status === 429) return new RateLimited(LANE, retryAfterMs(headers, USUAL_PAUSE));
  if (isTakenForNobody(response)) return accessLost('the account is refused');
  if (status >= 500 || TRANSIENT.has(status)) {
    return new TransientFailure(`jira_${status}`, `Jira answered ${status}`, { inDoubt: leavesInDoubt(status) });
  }
  const refusal = new JiraRefusal(status, said);
  // 403 speaks of a right that somebody must give, often for one ticket alone: nothing is wrong with what was asked.
  return status === 403 ? new TransientFailure(refusal.code, refusal.message) : refusal;
}

/** True when Jira says that the account may not. */
export function isForbidden(error: unknown): error is TransientFailure {
  return error instanceof TransientFailure && error.code === FORBIDDEN;
}

/** Jira answered with success, but not what it documents: nobody knows what was done. */
export function unreadable(cause: unknown): TransientFailure {
  return new TransientFailure('jira_unreadable', 'Jira gave an answer that cannot be read', { cause, inDoubt: true });
}
