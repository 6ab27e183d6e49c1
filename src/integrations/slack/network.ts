import { TransientFailure } from '../../platform/failures.ts';

/** The connection never stood, so nothing was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** fetch names a lost connection in its error's cause, a lost patience in its name. */
interface FetchError {
  name?: unknown;
  cause?: { code?: unknown };
}

/** Whether fetch, or the reading of its answer, failed for the network's sake. */
export function isNetworkError(error: unknown): boolean {
  const { name, cause } = (error ?? {}) as FetchError;
  return name === 'AbortError' || name === 'TimeoutError' || typeof cause?.code === 'string';
}

/** Whatever happened after the connection stood may have happened after Slack did as it was asked. */
export function unreachable(error: unknown): TransientFailure {
  const { name, cause } = error as FetchError;
  const code = String(cause?.code ?? name);
  const inDoubt = !NOT_SENT.has(code);
  return new TransientFailure('slack_unreachable', `Slack cannot be reached: ${code}`, { cause: error, inDoubt });
}
