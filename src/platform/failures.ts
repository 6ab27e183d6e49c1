import { redacted } from './redaction.ts';

/** A call to another system that did not work out, classified by its adapter: by code, never by the message's text. */
abstract class CallFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(redacted(message), options);
    this.code = code;
  }
}

/** What a transient failure may add. */
export interface TransientOptions extends ErrorOptions {
  /** The answer was lost after the request may have been carried out: look before doing it again. */
  inDoubt?: boolean;
}

/** The network, a 5xx, a service that is down: worth trying again, for ever. */
export class TransientFailure extends CallFailure {
  override readonly name = 'TransientFailure';
  readonly inDoubt: boolean;

  constructor(code: string, message: string, { inDoubt = false, ...options }: TransientOptions = {}) {
    super(code, message, options);
    this.inDoubt = inDoubt;
  }
}

/** A run of ours was cut off after its time, and may not have noticed. */
export class RunTimedOut extends TransientFailure {
  constructor(cause: unknown) {
    super('timed_out', 'the run took too long', { cause, inDoubt: true });
  }
}

/** Refused in a way that no repetition mends: the service says that the request itself is wrong. */
export class PermanentFailure extends CallFailure {
  override readonly name = 'PermanentFailure';
}

/** True for the one refusal that the caller knows what to do about. @param code as its adapter gave it */
export function isRefusedWith(error: unknown, code: string): error is PermanentFailure {
  return error instanceof PermanentFailure && error.code === code;
}

/** 429: the lane (an integration, or one method of it) is closed for a while; costs no attempt. */
export class RateLimited extends CallFailure {
  override readonly name = 'RateLimited';
  readonly lane: string;
  readonly retryAfterMs: number;

  constructor(
    lane: string,
    retryAfterMs: number,
    { code = 'rate_limited', message = `${lane} asks to wait ${Math.ceil(retryAfterMs / 1000)} s` } = {},
  ) {
    super(code, message);
    this.lane = lane;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The lane is closed already: nothing was asked of the service. */
export class LaneClosed extends RateLimited {}

/** We are let in no more, by a token that was revoked: the whole integration waits until somebody has mended that. */
export class AccessLost extends RateLimited {
  constructor(integration: string, reason: string, retryAfterMs: number) {
    super(integration, retryAfterMs, { code: 'access_lost', message: `${integration} lets us in no more: ${reason}` });
  }
}

/** Nothing is wrong, but it is too early: come back after the given time. */
export class NotYet extends CallFailure {
  override readonly name = 'NotYet';
  readonly retryAfterMs: number;

  constructor(reason: string, retryAfterMs: number) {
    super('not_yet', reason);
    this.retryAfterMs = retryAfterMs;
  }
}

const LATER_RELEASE_MS = 60_000;

/**
 * While two releases run side by side, the older meets what it cannot read: it leaves it to the newer.
 *
 * @param what names it: `a note of the kind "party"`
 */
export function fromLaterRelease(what: string): NotYet {
  return new NotYet(`${what} is unknown to this release; left to one that knows it`, LATER_RELEASE_MS);
}

/** True when the other side certainly did not do what it was asked; anything else may have been carried out. */
export function isRefusal(error: unknown): boolean {
  return error instanceof CallFailure && !(error instanceof TransientFailure && error.inDoubt);
}
