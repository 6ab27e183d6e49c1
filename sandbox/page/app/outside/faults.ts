import type { FaultKind } from '../../../faults.ts';

/** The ways in which a service can be made to fail: how they are called here, and what the control API is told. */
export const FAULTS: Readonly<Record<FaultKind, { label: string; fault: object }>> = {
  down: { label: 'is down', fault: { kind: 'down' } },
  slow: { label: 'is slow (5 s)', fault: { kind: 'slow', delayMs: 5_000 } },
  'rate-limited': { label: 'says: too many requests', fault: { kind: 'rate-limited', retryAfterSeconds: 5 } },
  error: { label: 'fails (500)', fault: { kind: 'error' } },
  reset: { label: 'does it, then hangs up', fault: { kind: 'reset' } },
};
