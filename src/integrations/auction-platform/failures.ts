import { AccessLost, PermanentFailure, RateLimited, TransientFailure } from '../../platform/failures.ts';
import { redacted } from '../../platform/redaction.ts';
import { retryAfterMs } from '../../platform/retry-after.ts';

/** The integration's name, and the only lane it has. */
export const AUCTION = 'auction';

const SECOND = 1_000;
const USUAL_PAUSE = 30 * SECOND;
const WAIT_FOR_ACCESS = 60 * SECOND;

/** Statuses after which the same request may well be taken. 409: it has a batch of this id, so it is asked. */
const TRANSIENT = new Set([408, 409, 425]);

/**
 * What an answer with an error status means. After anything unclear the batch is in doubt: to ask for it costs nothing.
 *
 * @param said the answer's text
 */
export function failureOf({ status, headers }: Response, said: string): Error {
  const code = `auction_${status}`;
  if (status === 429) return new RateLimited(AUCTION, retryAfterMs(headers, USUAL_PAUSE));
  if (status === 401 || status === 403) {
    return new AccessLost(AUCTION, `the platform answered ${status}`, WAIT_FOR_ACCESS);
  }
  if (status >= 500 || TRANSIENT.has(status)) {
    return new TransientFailure(code, `The auction platform answered ${status}`, { inDoubt: true });
  }
  return new PermanentFailure(code, `The auction platform refused, with ${status}: ${redacted(said).slice(0, 300)}`);
}
