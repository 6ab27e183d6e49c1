import type { Actor } from '../../platform/actor.ts';
import type { Creating } from '../../platform/outbox/index.ts';

/** The steps of a run, in their order; `store` and `report` go side by side. */
export const STEPS = ['take', 'submit', 'poll', 'store', 'report', 'finish'] as const;

export type StepName = (typeof STEPS)[number];

/** Something for each step. */
export type ByStep<T> = Readonly<Record<StepName, T>>;

export function byStep<T>(make: (step: StepName) => T): ByStep<T> {
  return Object.fromEntries(STEPS.map((step) => [step, make(step)])) as ByStep<T>;
}

/** What stopped a step; it goes on when a manager retries what is dead. */
export interface Trouble {
  step: StepName;
  code: string;
  reason: string;
  at: Date;
}

/** A run of the auction's pipeline, as the books keep it: the ledger of its steps. */
export interface RunDocument {
  /** A UUID, and the batch's id at the platform. */
  _id: string;
  /** `hour:2026-11-21T10:00:00.000Z`, or `person:<UUID>`. */
  cause: string;
  /** More than a thousand records are several runs of one cause: 1, 2, 3... */
  part: number;
  /** Who asked for it, if it was not the clock. */
  by?: Actor;
  startedAt: Date;
  /** When each step was done. */
  done: Partial<Record<StepName, Date>>;
  /** How many records it took. */
  records: number;
  accepted: number;
  rejected: number;
  /** The run that goes on with what was too much for this one. */
  next?: string;
  /** How often the platform was asked for results in vain. */
  asked: number;
  /** When the team was told that the results take too long. */
  overdueAt?: Date;
  /** When nobody waited for results any longer. */
  abandonedAt?: Date;
  trouble?: Trouble;
  creating?: Creating;
  creates?: number;
  expireAt: Date;
}

/** How a run stands. */
export type RunState = 'starting' | 'waiting' | 'overdue' | 'settling' | 'failed' | 'abandoned' | 'empty' | 'done';

/** A run, as people see it. */
export interface AuctionRun {
  id: string;
  startedAt: Date;
  by?: Actor;
  records: number;
  accepted: number;
  rejected: number;
  state: RunState;
  /** Why it does not go on. */
  reason?: string;
}

/** The latest thing that is true of a run. */
export function stateOf(
  run: Pick<RunDocument, 'done' | 'records' | 'overdueAt' | 'abandonedAt' | 'trouble'>,
): RunState {
  const { done, records, overdueAt, abandonedAt, trouble } = run;
  if (abandonedAt) return 'abandoned';
  if (done.take && records === 0) return 'empty';
  if (done.finish) return 'done';
  if (trouble) return 'failed';
  if (done.poll) return 'settling';
  if (overdueAt) return 'overdue';
  return done.submit ? 'waiting' : 'starting';
}

export function toRun(run: RunDocument): AuctionRun {
  const { _id: id, startedAt, by, records, accepted, rejected, trouble } = run;
  const state = stateOf(run);
  const reason = state === 'failed' ? trouble?.reason : undefined;
  return { id, startedAt, records, accepted, rejected, state, ...(by && { by }), ...(reason && { reason }) };
}
