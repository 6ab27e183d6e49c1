import type { Clock } from '../../platform/clock.ts';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { StepName } from './run.ts';
import type { RunStore } from './run-store.ts';
import type { Step } from './steps/step.ts';
import { aboutRun, type TellTeam } from './telling.ts';

interface TroubleDependencies {
  runs: RunStore;
  tell: TellTeam;
  transact: Transact;
  clock: Clock;
}

/** Notes on a run why one of its steps cannot be done, and tells the team: once for each step. */
export type NoteTrouble = (run: string, step: StepName, why: { code: string; reason: string }) => Promise<void>;

export function createNoteTrouble({ runs, tell, transact, clock }: TroubleDependencies): NoteTrouble {
  return (id, step, { code, reason }) =>
    transact(async (session) => {
      const run = await runs.get(id, session);
      if (!run) return;
      await runs.write(id, { $set: { trouble: { step, code, reason, at: clock.now() } } }, session);
      await tell(session, { kind: 'auction-failed', run: aboutRun(run), step, reason }, step);
    });
}

interface WatchDependencies {
  runs: RunStore;
  noteTrouble: NoteTrouble;
}

/** Notes it when a step cannot be done until somebody has mended something, and takes that back when it is done after all. */
export function watched(name: StepName, step: Step, { runs, noteTrouble }: WatchDependencies): Step {
  return async (id, context) => {
    try {
      const due = await step(id, context);
      await runs.overcome(id, name);
      return due;
    } catch (error) {
      if (error instanceof PermanentFailure) await noteTrouble(id, name, { code: error.code, reason: error.message });
      throw error;
    }
  };
}
