import type { StepOutcome } from './step.ts';

/** The steps of workflows, which wait to hear what came of what they asked for. */
export interface WorkflowSteps {
  /**
   * Tells a step, so that its workflow goes on or ends. Saying it twice does no harm.
   *
   * @param run the step's run
   * @returns `gone` where it waits no longer: it was told before, was cancelled, or is forgotten
   */
  tell(run: string, outcome: StepOutcome, signal: AbortSignal): Promise<'told' | 'gone'>;
}
