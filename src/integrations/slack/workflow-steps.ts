import type { WorkflowSteps } from '../../services/workflow-orders/index.ts';
import { stepError, stepOutputs } from '../../views/workflow-step.ts';
import { createSlackCall, type SlackCallDependencies } from './calls.ts';
import { isRefusedAs } from './refusals.ts';

/** https://docs.slack.dev/reference/methods/functions.completeSuccess#errors */
const WAITS_NO_LONGER = new Set(['function_execution_not_found', 'execution_not_in_running_state']);

/**
 * The custom steps of Workflow Builder. They are told with our own token: the one that comes with each run is good for a
 * short while only, and an answer may be late.
 *
 * @see https://docs.slack.dev/workflows/workflow-steps
 */
export function createWorkflowSteps(deps: SlackCallDependencies): WorkflowSteps {
  const call = createSlackCall(deps);

  return {
    async tell(run, outcome, signal) {
      try {
        if ('order' in outcome) {
          const args = { function_execution_id: run, outputs: stepOutputs(outcome.order) };
          await call('functions.completeSuccess', { signal }, (slack) => slack.functions.completeSuccess(args));
        } else {
          const args = { function_execution_id: run, error: stepError(outcome.refusal) };
          await call('functions.completeError', { signal }, (slack) => slack.functions.completeError(args));
        }
        return 'told';
      } catch (error) {
        if (!isRefusedAs(error, WAITS_NO_LONGER)) throw error;
        return 'gone';
      }
    },
  };
}
