import { WebAPIHTTPError, WebAPIRateLimitedError } from '@slack/web-api';
import { DomainError, type FieldError } from '../../platform/errors.ts';
import { RateLimited, TransientFailure } from '../../platform/failures.ts';
import type { Logger } from '../../platform/logger.ts';
import { isUnreachable } from '../../platform/mongo/index.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { noteOutcome } from './outcome.ts';
import { isUnanswered } from './slack-codes.ts';

/** Why something did not work out, in words for the person who asked. */
export interface Problem {
  /** Stable; documented in docs/errors.md. */
  code: string;
  text: string;
  /** What is wrong with which input, if it is the input. */
  fields: readonly FieldError[];
  /** The command that helps on, where there is one. */
  next?: string;
}

/** What came of a piece of work: the one place where everything thrown becomes something that can be said. */
export type Outcome<T> = { ok: true; result: T } | { ok: false; problem: Problem };

/**
 * Does the work and never rejects.
 *
 * @param again what to do when MongoDB does not answer: only a form can be sent again without a second thought
 */
export async function attempt<T>(log: Logger, work: () => Promise<T>, again = LOOK_FIRST): Promise<Outcome<T>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    return { ok: false, problem: problemOf(error, log, again) };
  }
}

export const SEND_AGAIN = 'Nothing is lost; sending this form again will not order twice.';

const THE_MENU = '`/cake list` shows what there is.';

const LOOK_FIRST = 'Nothing is lost, but before you send this again, look whether I took it down.';

/** Says what went wrong. What is nobody's fault but ours is logged, with the request id that the person is given. */
export function problemOf(error: unknown, log: Logger, again = LOOK_FIRST): Problem {
  if (error instanceof DomainError) {
    noteOutcome('refused');
    return { code: error.code, text: error.message, fields: error.fields, next: NEXT[error.code] };
  }
  noteOutcome('unavailable');
  if (isUnreachable(error)) return booksUnavailable(again);
  if (error instanceof TransientFailure || error instanceof RateLimited || isSlacksFault(error)) {
    log.warn({ err: error }, 'an outside service failed while somebody waited');
    return serviceUnavailable;
  }
  noteOutcome('failed');
  log.error({ err: error }, 'a listener failed');
  return { code: 'internal', text: apology(currentRequestId()), fields: [] };
}

/** A listener that calls Slack itself hears of it in the SDK's own words. */
function isSlacksFault(error: unknown): boolean {
  if (error instanceof WebAPIHTTPError) return error.statusCode >= 500;
  return error instanceof WebAPIRateLimitedError || isUnanswered(error);
}

/** What helps on after a refusal. The services do not know how somebody asked; here it was in Slack. */
const NEXT: Readonly<Record<string, string>> = {
  product_not_found: THE_MENU,
  product_deleted: THE_MENU,
};

const booksUnavailable = (again: string): Problem => ({
  code: 'books_unavailable',
  text: `I cannot reach my books just now. ${again}`,
  fields: [],
});

const serviceUnavailable: Problem = {
  code: 'service_unavailable',
  text: 'A service that I need for this does not answer just now. Nothing was changed; please try again in a minute.',
  fields: [],
};

const apology = (requestId: string) =>
  `Sorry, something went wrong on my side. If it happens again, tell the bakery this number: ${requestId}`;
