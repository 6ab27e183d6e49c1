import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { stepDue } from './events.ts';
import { type ByStep, byStep } from './run.ts';
import type { Step } from './steps/step.ts';

interface PipelineDependencies {
  steps: ByStep<Step>;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
}

/** Drives the steps by events: what a step says is due next is recorded before the step counts as done. */
export function createPipeline({ steps, transact, events }: PipelineDependencies) {
  return byStep((name) => async (id: string, context: { signal: AbortSignal }): Promise<void> => {
    const due = await steps[name](id, context);
    await transact((session) => events.record(session, ...due.map((step) => stepDue(step))));
  });
}
