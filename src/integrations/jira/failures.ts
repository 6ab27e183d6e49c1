import { PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';

/** The lane that a 429 closes: Jira limits all calls of an account together. */
const LANE = 'jira';
const USUAL_PAUSE = 30_000;

const TRANSIENT = new Set([408, 409, 425, 500, 502, 503, 504]);
/** A gateway gave up waiting for Jira, which may have done what it was asked. */
const IN_DOUBT = new Set([502, 504]);
/** The connection was never made, so nothing was asked. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

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
  if (status === 429) return new RateLimited(LANE, retryAfter(headers.get('retry-after')));
  if (status >= 500 || TRANSIENT.has(status)) {
    return new TransientFailure(`jira_${status}`, `Jira answered ${status}`, { inDoubt: IN_DOUBT.has(status) });
  }
  return new JiraRefusal(status, said);
}

/** What it means that there was no answer at all. */
export function connectionFailure(error: unknown): TransientFailure {
  const code = codeOf(error);
  const inDoubt = !NOT_CONNECTED.has(code);
  return new TransientFailure(`jira_${code.toLowerCase()}`, 'Jira did not answer', { cause: error, inDoubt });
}

/** Jira answered with success, but not what it documents: nobody knows what was done. */
export function unreadable(cause: unknown): TransientFailure {
  return new TransientFailure('jira_unreadable', 'Jira gave an answer that cannot be read', { cause, inDoubt: true });
}

/** Milliseconds; Jira gives whole seconds. */
function retryAfter(header: string | null): number {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : USUAL_PAUSE;
}

/** `fetch` fails with a TypeError whose cause has the code; an abort or a timeout is a DOMException known by its name. */
function codeOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: string };
  return typeof cause?.code === 'string' ? cause.code : (name ?? 'unknown');
}
