import { TransientFailure } from './failures.ts';

/** The connection never stood, so nothing was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A gateway that gave up on an answer: what it was passed on to may have done as it was asked. */
const GATEWAY_GAVE_UP = new Set([502, 504]);

/** `fetch` names a lost connection in its error's cause, a lost patience in its name; SDKs wrap that once more. */
interface FetchError {
  name?: unknown;
  code?: unknown;
  cause?: unknown;
}

/** Whether `fetch`, or the reading of its answer, failed for the network's sake, and not for a mistake of ours. */
export function isNetworkError(error: unknown): boolean {
  return networkCode(error) !== undefined;
}

/**
 * What it means that a service gave no answer at all. Whatever happened after the connection stood may have happened after
 * the service did as it was asked.
 *
 * @param service its name in codes: `jira`
 */
export function unanswered(service: string, error: unknown): TransientFailure {
  const code = networkCode(error) ?? 'unknown';
  const inDoubt = !NOT_SENT.has(code);
  return new TransientFailure(`${service}_unreachable`, `${service} did not answer: ${code}`, {
    cause: error,
    inDoubt,
  });
}

/** Whether an answer with this status leaves it open if the service did as it was asked. */
export function leavesInDoubt(status: number): boolean {
  return GATEWAY_GAVE_UP.has(status);
}

/** Why the network failed us: `ECONNRESET`, `TimeoutError`; undefined where it did not. */
export function networkCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { name, code, cause } = error as FetchError;
  if (name === 'AbortError' || name === 'TimeoutError') return name;
  return typeof code === 'string' ? code : networkCode(cause);
}
