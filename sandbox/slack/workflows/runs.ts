import { randomBytes } from 'node:crypto';
import { Impossible } from '../people/impossible.ts';
import { bakery } from '../state/bakery.ts';
import { newId, newTs } from '../state/ids.ts';
import type { Json, View, WorkflowRun } from '../state/types.ts';
import { notify } from '../to-app/acknowledgement.ts';
import { findModal, openView, updateView } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';
import { inputsIn, workflowForm } from './form.ts';
import { outcomeView } from './outcome.ts';
import { type Parameter, type Step, USER_CONTEXT } from './step.ts';
import { faultsIn } from './validate.ts';

/** A step by its callback id. @throws Impossible that lists what there is */
export function stepNamed({ installation: { steps } }: Workspace, callbackId: string): Step {
  const step = steps.find((each) => each.callbackId === callbackId);
  if (step) return step;
  const names = steps.map((each) => each.callbackId).join(', ');
  throw new Impossible(`There is no step "${callbackId}". There are: ${names || 'none'}.`);
}

/** A person starts a workflow that is nothing but this step: its form opens. */
export function openWorkflow(workspace: Workspace, user: string, callbackId: string): View {
  return openView(workspace, user, workflowForm(stepNamed(workspace, callbackId)));
}

/** The form was filled in: the workflow runs, and the form shows what becomes of it. */
export function submitWorkflow(workspace: Workspace, user: string, step: Step, form: View): void {
  const run = startRun(workspace, user, step, inputsIn(step, form));
  run.view = form.id;
  updateView(workspace, user, form, outcomeView(step, run));
}

/** Runs a step: the app hears `function_executed`, with whoever runs it among the inputs that ask for it. @throws Impossible */
export function startRun(workspace: Workspace, user: string, step: Step, given: Json): WorkflowRun {
  const { state, changes, event } = workspace;
  const secret = randomBytes(24).toString('hex');
  const contexts = step.inputs.filter(({ type }) => type === USER_CONTEXT);
  const inputs = { ...given, ...Object.fromEntries(contexts.map(({ name }) => [name, { id: user, secret }])) };
  const faults = faultsIn(inputs, step.inputs);
  if (faults.length > 0) throw new Impossible(`The workflow cannot run so: ${faults.join('; ')}.`);
  const run: WorkflowRun = { id: newId(state, 'Fx'), step: step.callbackId, user, inputs, state: 'running' };
  state.workflowRuns = { ...state.workflowRuns, [run.id]: run };
  changes.publish({ kind: 'workflow', user });
  event({
    type: 'function_executed',
    function: described(step),
    inputs,
    function_execution_id: run.id,
    workflow_execution_id: newId(state, 'Wx'),
    event_ts: newTs(state),
    bot_access_token: `xwfp-sandbox-${secret}`,
  });
  return run;
}

/** A run is over. Whoever runs it sees so in the form, else from Slackbot where it failed. */
export function endRun(
  workspace: Workspace,
  run: WorkflowRun,
  outcome: Pick<WorkflowRun, 'state' | 'outputs' | 'error'>,
) {
  const { state, changes } = workspace;
  Object.assign(run, outcome);
  changes.publish({ kind: 'workflow', user: run.user });
  const step = stepNamed(workspace, run.step);
  const shown = findModal(state, ({ id }) => id === run.view);
  if (shown) updateView(workspace, run.user, shown.view, outcomeView(step, run));
  else if (run.error)
    notify(workspace, { user: run.user, text: `${step.title}: ${run.error}`, error: 'workflow_failed' });
}

/** A step as the event describes it. https://docs.slack.dev/reference/events/function_executed */
function described({ callbackId, title, description, inputs, outputs }: Step): Json {
  const list = (parameters: readonly Parameter[]) => parameters.map(({ hint: _, ...parameter }) => parameter);
  return {
    id: 'Fn0OVENBIRD',
    callback_id: callbackId,
    title,
    description,
    type: 'app',
    input_parameters: list(inputs),
    output_parameters: list(outputs),
    app_id: bakery.app.id,
    date_created: 1_767_225_600,
    date_updated: 1_767_225_600,
    date_deleted: 0,
  };
}
