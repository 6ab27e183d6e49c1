import { isObject } from '../blocks/check.ts';
import type { WorkflowRun } from '../state/types.ts';
import { endRun, stepNamed } from '../workflows/runs.ts';
import { faultsIn } from '../workflows/validate.ts';
import type { Workspace } from '../workspace.ts';
import type { Arguments } from './arguments.ts';
import { ApiError, withMessages } from './error.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/functions.completeSuccess */
export const completeSuccess: Method = {
  run: (args, workspace) => {
    args.required('outputs');
    const outputs = args.json('outputs');
    const run = running(args, workspace);
    const faults = isObject(outputs) ? faultsIn(outputs, stepNamed(workspace, run.step).outputs) : ['not an object'];
    if (!isObject(outputs) || faults.length > 0) throw withMessages('parameter_validation_failed', faults);
    endRun(workspace, run, { state: 'completed', outputs });
    return {};
  },
};

/** https://docs.slack.dev/reference/methods/functions.completeError */
export const completeError: Method = {
  run: (args, workspace) => {
    const error = args.required('error');
    endRun(workspace, running(args, workspace), { state: 'failed', error });
    return {};
  },
};

/** The run that waits for an answer. @throws ApiError `function_execution_not_found`, `execution_not_in_running_state` */
function running(args: Arguments, { state }: Workspace): WorkflowRun {
  const run = state.workflowRuns?.[args.required('function_execution_id')];
  if (!run) throw new ApiError('function_execution_not_found');
  if (run.state !== 'running') throw new ApiError('execution_not_in_running_state');
  return run;
}
