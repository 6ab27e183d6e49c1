import type { Clock } from '../../platform/clock.ts';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog } from '../../platform/outbox/index.ts';
import { stepDue } from './events.ts';
import type { StepName } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Step } from './steps/step.ts';
import { aboutRun, type TellTeam } from './telling.ts';

interface PipelineDependencies {
  steps: Readonly<Record<StepName, Step>>;
  runs: RunStore;
  tell: TellTeam;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
}

/**
 * Drives the steps by events: what a step says is due next is recorded before the step counts as done. A step that cannot be
 * done until somebody has mended something is noted on its run, and the team told.
 */
export function createPipeline({ steps, runs, tell, transact, events, clock }: PipelineDependencies) {
  async function noteTrouble(id: string, step: StepName, { code, message: reason }: PermanentFailure): Promise<void> {
    await transact(async (session) => {
      const run = await runs.get(id, session);
      if (!run) return;
      await runs.write(id, { $set: { trouble: { step, code, reason, at: clock.now() } } }, session);
      await tell(session, { kind: 'auction-failed', run: aboutRun(run), step, reason }, step);
    });
  }

  function driven(name: StepName): (run: string, context: { signal: AbortSignal }) => Promise<void> {
    return async (id, context) => {
      try {
        const due = await steps[name](id, context);
        await runs.overcome(id, name);
        await transact((session) => events.record(session, ...due.map((step) => stepDue(step))));
      } catch (error) {
        if (error instanceof PermanentFailure) await noteTrouble(id, name, error);
        throw error;
      }
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
