import type { Logger } from 'pino';
import { RateLimited, RunTimedOut } from '../failures.ts';
import { withRequestId } from '../request-context.ts';
import type { Lanes } from './lanes.ts';
import type { Outcome, Settlement } from './settle.ts';
import type { Delivery, Reaction } from './types.ts';

interface Performance<Services> {
  services: Services;
  settlement: Settlement;
  lanes: Lanes;
  /** A run's limit in milliseconds. */
  limit: number;
  /** Aborted when the process must end. */
  ending: AbortSignal;
  log: Logger;
}

/** Runs one claimed delivery and marks what became of it. */
export async function performDelivery<Services>(
  delivery: Delivery,
  reaction: Reaction<Services>,
  { services, settlement, lanes, limit, ending, log }: Performance<Services>,
): Promise<Outcome> {
  return withRequestId(delivery.requestId, async () => {
    const signal = AbortSignal.any([ending, AbortSignal.timeout(limit)]);
    const runLog = log.child({ delivery: delivery._id, target: delivery.target });
    const noted = await settlement.waitingFor(delivery);
    try {
      await orAbort(signal, reaction.run(services, idOf(delivery.target), { signal, log: runLog }));
    } catch (error) {
      if (ending.aborted) {
        await settlement.givenBack(delivery);
        return 'lost';
      }
      if (error instanceof RateLimited) await lanes.pause(error.lane, error.retryAfterMs);
      const outcome = await settlement.failed(delivery, error);
      runLog[outcome === 'dead' ? 'error' : 'warn']({ err: error, outcome }, 'reaction failed');
      return outcome;
    }
    return settlement.done(delivery, noted);
  });
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
