import { SpanKind } from '@opentelemetry/api';
import type { SpanOptions } from '../telemetry/index.ts';
import type { Noted } from './settle.ts';
import type { Delivery } from './types.ts';

/** A backlog of one target is served by one run; so many of those that wait are linked. */
const MOST_LINKS = 32;

/**
 * How a run is traced. It goes on in the trace of its own delivery's event, as its child, so that one trace shows all that
 * came of a click; the traces of other deliveries that the run serves as well are linked.
 */
export function spanOf(delivery: Delivery, integration: string, noted: readonly Noted[]): SpanOptions {
  return {
    kind: SpanKind.CONSUMER,
    causedBy: delivery.trace,
    root: true,
    alsoFor: noted.flatMap(({ trace }) => trace ?? []).slice(0, MOST_LINKS),
    attributes: {
      'ovenbird.reaction': delivery.reaction,
      'ovenbird.integration': integration,
      'ovenbird.delivery': delivery._id,
      'ovenbird.target': delivery.target,
      'ovenbird.attempt': delivery.attempt,
      'ovenbird.request_id': delivery.requestId,
    },
  };
}
