import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { codeOf } from '../errors.ts';
import { LaneClosed, NotYet, RateLimited, RunTimedOut } from '../failures.ts';
import { withRequestId } from '../request-context.ts';
import { inSpan, markFailed } from '../telemetry/index.ts';
import type { Lanes } from './lanes.ts';
import type { Noted, Outcome, Settlement } from './settle.ts';
import { spanOf } from './span.ts';
import type { Delivery, Reaction } from './types.ts';

interface Performance<Services> {
  services: Services;
  settlement: Settlement;
  lanes: Lanes;
  /** A run's limit in milliseconds. */
  limit: number;
  /** Aborted when the process must end. */
  ending: AbortSignal;
  /** Told in how many milliseconds a closed lane opens: then there is something to do again. */
  wakeAfter(milliseconds: number): void;
  log: Logger;
}

/** Runs one claimed delivery and marks what became of it. */
export async function performDelivery<Services>(
  delivery: Delivery,
  reaction: Reaction<Services>,
  { services, settlement, lanes, limit, ending, wakeAfter, log }: Performance<Services>,
): Promise<Outcome> {
  const runLog = log.child({ delivery: delivery._id, target: delivery.target });

  async function run(noted: readonly Noted[], span: Span): Promise<Outcome> {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(limit)]);
    try {
      await orAbort(signal, reaction.run(services, idOf(delivery.target), { signal, log: runLog }));
    } catch (error) {
      markFailed(span, codeOf(error));
      if (ending.aborted) {
        await settlement.givenBack(delivery);
        return 'lost';
      }
      if (error instanceof RateLimited && !(error instanceof LaneClosed)) {
        await lanes.pause(error.lane, error.retryAfterMs);
      }
      const outcome = await settlement.failed(delivery, error);
      if (error instanceof RateLimited) wakeAfter(error.retryAfterMs);
      if (error instanceof NotYet) runLog.info({ reason: error.message }, 'not yet: the reaction comes again');
      else runLog[levelOf(error, outcome)]({ err: error, outcome }, 'reaction failed');
      return outcome;
    }
    return settlement.done(delivery, noted);
  }

  return withRequestId(delivery.requestId, async () => {
    const noted = await settlement.waitingFor(delivery);
    return inSpan(`reaction ${delivery.reaction}`, spanOf(delivery, reaction.through, noted), async (span) => {
      const outcome = await run(noted, span);
      span.setAttribute('ovenbird.outcome', outcome);
      return outcome;
    });
  });
}

/** A closed lane is no news: whoever closed it was heard. */
function levelOf(error: unknown, outcome: Outcome): 'debug' | 'warn' | 'error' {
  if (outcome === 'dead') return 'error';
  return error instanceof LaneClosed ? 'debug' : 'warn';
}

/** The work's result, or a transient failure as soon as the signal says that its time is over. */
async function orAbort<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(new RunTimedOut(signal.reason));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** A target is `<kind>:<id>`; ids may hold colons, kinds may not. */
function idOf(target: string): string {
  return target.slice(target.indexOf(':') + 1);
}
