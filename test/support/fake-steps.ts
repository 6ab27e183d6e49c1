import { TransientFailure } from '../../src/platform/failures.ts';
import type { StepOutcome, WorkflowSteps } from '../../src/services/workflow-orders/index.ts';

/** Steps of workflows in memory, as far as our code asks. */
export function createFakeSteps() {
  const told = new Map<string, StepOutcome>();
  const waiting = new Set<string>();
  let isLost = false;
  let isRefused = false;

  const steps: WorkflowSteps = {
    async tell(run, outcome) {
      const refusing = isRefused;
      isRefused = false;
      if (refusing) throw new TransientFailure('service_unavailable', 'not now');
      if (!waiting.delete(run)) return 'gone';
      told.set(run, outcome);
      const losing = isLost;
      isLost = false;
      if (losing) throw new TransientFailure('reset', 'the answer was lost', { inDoubt: true });
      return 'told';
    },
  };

  return {
    steps,
    told,
    waits: (run: string) => void waiting.add(run),
    /** The next step is told, and the answer lost. */
    loseNextAnswer: () => {
      isLost = true;
    },
    /** The next call does not get through. */
    refuseNext: () => {
      isRefused = true;
    },
  };
}
