import { Histogram, type Registry } from 'prom-client';
import { boundedLabel } from './bounded.ts';

/** Seconds. People are to have an answer within 3, a run is to end within 20. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20];

/** Seconds. What follows an event is mostly done within one; what waits for a service that is down, hours later. */
const DELAY_BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3_600, 14_400];

const MOST_ROUTES = 200;
const MOST_LISTENERS = 200;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A request that was answered, or broken off. */
export interface EndedRequest {
  /** The route's pattern; undefined where none took it. */
  route?: string;
  method: string;
  status: number;
  seconds: number;
}

/** Something that somebody did in Slack, and what came of it. */
export interface EndedListener {
  /** `command`, `action`, `form`... */
  kind: string;
  /** `/order` */
  listener: string;
  outcome: string;
  /** Until Slack had its acknowledgement; undefined where it got none. */
  acknowledgedAfter?: number;
  seconds: number;
}

/** A run of a reaction. */
interface EndedRun {
  reaction: string;
  integration: string;
  outcome: string;
  seconds: number;
  /** Since the event that it follows. */
  delay: number;
}

/** What this process did, and how long it took. Its figures are its own: add them up over all processes. */
export function createDurations(registry: Registry) {
  const histogram = <Label extends string>(name: string, help: string, labelNames: Label[], buckets = BUCKETS) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] });
  const requests = histogram(
    'ovenbird_http_request_duration_seconds',
    'Requests over HTTP, from their first byte to the end of the answer.',
    ['route', 'method', 'status'],
  );
  const acknowledgements = histogram(
    'ovenbird_listener_acknowledgement_seconds',
    'How long Slack waited for the acknowledgement of what somebody did.',
    ['kind', 'listener'],
  );
  const listeners = histogram(
    'ovenbird_listener_duration_seconds',
    'What somebody did in Slack, until all was done that it asked for.',
    ['kind', 'listener', 'outcome'],
  );
  const reactions = histogram('ovenbird_reaction_duration_seconds', 'Runs of reactions, with the marking.', [
    'reaction',
    'integration',
    'outcome',
  ]);
  const delays = histogram(
    'ovenbird_delivery_delay_seconds',
    'From an event to when the delivery that was claimed for it was done.',
    ['integration'],
    DELAY_BUCKETS,
  );
  const routeLabel = boundedLabel(MOST_ROUTES);
  const listenerLabel = boundedLabel(MOST_LISTENERS);

  return {
    requestEnded({ route = 'none', method, status, seconds }: EndedRequest): void {
      const labels = { method: METHODS.has(method) ? method : 'other', status: `${Math.floor(status / 100)}xx` };
      requests.observe({ route: routeLabel(route), ...labels }, seconds);
    },
    listenerEnded({ kind, listener: name, outcome, acknowledgedAfter, seconds }: EndedListener): void {
      const listener = listenerLabel(name);
      listeners.observe({ kind, listener, outcome }, seconds);
      if (acknowledgedAfter !== undefined) acknowledgements.observe({ kind, listener }, acknowledgedAfter);
    },
    reactionEnded({ seconds, delay, ...labels }: EndedRun): void {
      reactions.observe(labels, seconds);
      if (labels.outcome === 'done') delays.observe({ integration: labels.integration }, delay);
    },
  };
}
