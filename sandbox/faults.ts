import type { StandInName } from './stand-in.ts';

/**
 * What can go wrong with a service:
 * - `down`: the connection is destroyed, nothing was handled
 * - `slow`: the request is handled `delayMs` late, whether or not the client still waits
 * - `rate-limited`: refused with `retryAfterSeconds`, in the vendor's own shape
 * - `error`: refused with `status` (HTTP 500, SMTP 451), nothing was handled
 * - `reset`: the request is handled fully, then the connection is destroyed without an answer
 */
export const FAULT_KINDS = ['down', 'slow', 'rate-limited', 'error', 'reset'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** For `slow`; 5,000 by default. */
  delayMs?: number;
  /** For `rate-limited`; 1 by default. */
  retryAfterSeconds?: number;
  /** For `error`: another status than the usual one. */
  status?: number;
  /** Only the next so many requests; absent: until the fault is cleared. */
  times?: number;
  /** Only requests that contain this: `POST /rest/api/3/issue`, a Slack method, a recipient of mail. */
  match?: string;
}

export interface Faults {
  /** Switches a fault on, in place of an earlier one of the same service and `match`. */
  set(service: StandInName, fault: Fault): void;
  clear(service?: StandInName): void;
  /** The faults that are still on. */
  list(service?: StandInName): Array<Fault & { service: StandInName }>;
  /** The fault (of these kinds) that hits this request, if any; it counts against `times`. */
  take(service: StandInName, request: string, kinds?: readonly FaultKind[]): Fault | undefined;
}

/**
 * Fault switches, kept in memory: a restart begins with everything in order.
 *
 * @param onChange hears when one was switched on or off, or has run out
 */
export function createFaults(onChange: () => void = () => {}): Faults {
  let active: Array<Fault & { service: StandInName }> = [];
  const become = (faults: typeof active) => {
    active = faults;
    onChange();
  };
  return {
    set: (service, fault) => {
      const others = active.filter((other) => other.service !== service || other.match !== fault.match);
      become([...others, { ...fault, service }]);
    },
    clear: (service) => {
      become(service === undefined ? [] : active.filter((fault) => fault.service !== service));
    },
    list: (service) => active.filter((fault) => service === undefined || fault.service === service),
    take: (service, request, kinds = FAULT_KINDS) => {
      const hits = ({ kind, match = '' }: Fault) => kinds.includes(kind) && request.includes(match);
      const fault = active.find((one) => one.service === service && hits(one));
      if (fault?.times !== undefined) {
        fault.times -= 1;
        if (fault.times === 0) become(active.filter((other) => other !== fault));
      }
      return fault;
    },
  };
}
