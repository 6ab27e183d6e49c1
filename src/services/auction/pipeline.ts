import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { stepDue } from './events.ts';
import type { StepName } from './run.ts';
import type { Step } from './steps/step.ts';

interface PipelineDependencies {
  steps: Readonly<Record<StepName, Step>>;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
}

/** Drives the steps by events: what a step says is due next is recorded before the step counts as done. */
export function createPipeline({ steps, transact, events }: PipelineDependencies) {
  function driven(name: StepName): (run: string, context: { signal: AbortSignal }) => Promise<void> {
    return async (id, context) => {
      const due = await steps[name](id, context);
      await transact((session) => events.record(session, ...due.map((step) => stepDue(step))));
    };
  }

  return {
    take: driven('take'),
    submit: driven('submit'),
    poll: driven('poll'),
    store: driven('store'),
    report: driven('report'),
    finish: driven('finish'),
  };
}
