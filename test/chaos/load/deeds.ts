import type { Fault } from '../../../sandbox/client/faults.ts';
import { STAND_INS, type StandInName } from '../../../sandbox/stand-in.ts';
import type { OrderStatus } from '../../../src/services/orders/index.ts';

/** For whom is ordered: known to Slack, known to nobody, or strangers who get mail. */
export const CUSTOMERS = ['Mr. Cakelover', 'Ms. Delicious', 'Anna Almond', 'Bert Bun', 'Carla Crumb'] as const;

/** What the supplier puts on a ticket before closing it; nothing: all of it came. */
export const ANSWERS = [[], [], [], [], ['missing-ingredients'], ['missing-eggs']] as const;

export const PROCESSES = ['web-1', 'web-2', 'worker-1', 'worker-2'] as const;

export type ProcessName = (typeof PROCESSES)[number];

/**
 * Something that somebody does, or that goes wrong. A `which` is a number from 0 to 1: it falls on one of what there is when
 * its turn comes.
 */
export type Deed =
  | { does: 'order-by-rest'; serial: number; cake: string; persons: number; quantity: number; customer: string }
  | { does: 'order-in-slack'; cake: string; persons: number; quantity: number; customer?: string }
  | { does: 'order-by-form'; serial: number }
  | { does: 'order-by-workflow'; serial: number; cake: string; persons: number }
  | { does: 'onboard-a-developer'; serial: number }
  | { does: 'press-on-a-login'; which: number; button: number }
  | { does: 'fire-a-developer'; which: number }
  | { does: 'hand-in-records'; serial: number; count: number }
  | { does: 'run-the-auction' }
  | { does: 'move-by-rest'; which: number; to: OrderStatus }
  | { does: 'press-on-a-card'; which: number; button: number }
  | { does: 'press-in-a-message'; which: number }
  | { does: 'answer-a-ticket'; which: number; labels: readonly string[] }
  | { does: 'reopen-a-ticket'; which: number }
  | { does: 'break'; service: StandInName; fault: Fault; forMs: number }
  | { does: 'kill'; process: ProcessName; signal: 'SIGKILL' | 'SIGTERM'; forMs: number }
  | { does: 'step-down' }
  | { does: 'restart-mongod' }
  | { does: 'buy-daily' };

export const FAULTS: readonly Fault[] = [
  { kind: 'down' },
  { kind: 'slow', delayMs: 4_000 },
  { kind: 'slow', delayMs: 12_000 },
  { kind: 'rate-limited', retryAfterSeconds: 2 },
  { kind: 'error' },
  { kind: 'reset' },
];

/** Every fault of every stand-in. */
export const ALL_FAULTS = STAND_INS.flatMap((service) => FAULTS.map((fault) => ({ service, fault })));
