import type { Actor } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/outbox/index.ts';
import type { StepName } from './run.ts';

/** A step of a run that is to be done. */
export interface DueStep {
  run: string;
  step: StepName;
}

/** `auction.submit_due` */
export function stepDue({ run, step }: DueStep, actor?: Actor): NewEvent {
  return { type: `auction.${step}_due`, subject: { kind: 'auction_run', id: run }, actor, data: {} };
}
