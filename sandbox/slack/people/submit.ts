import { isObject } from '../blocks/check.ts';
import type { Json, View } from '../state/types.ts';
import { type Ack, ackOf, notify } from '../to-app/acknowledgement.ts';
import { envelope, interact } from '../to-app/interaction.ts';
import { topView } from '../views/stack.ts';
import { stepOfForm } from '../workflows/form.ts';
import { submitWorkflow } from '../workflows/runs.ts';
import type { Workspace } from '../workspace.ts';
import { tellClosed } from './close.ts';
import { faultsBeforeSending } from './complete-form.ts';
import { Impossible } from './impossible.ts';
import { applyResponse } from './response-action.ts';
import { viewSeen } from './sight.ts';

export interface Submitted {
  /** The app's answer; absent where Slack found the form incomplete and sent nothing. */
  ack?: Ack;
  /** What stands under the fields, by block id. */
  errors: Record<string, string>;
  /** What lies on top afterwards. */
  view: View | null;
}

const TROUBLE = 'We had some trouble connecting. Try again?';

/**
 * A person presses a modal's submit button.
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @throws Impossible when the view is not on top or has no such button
 */
export async function submit(workspace: Workspace, user: string, viewId?: string): Promise<Submitted> {
  const view = viewSeen(workspace, user, viewId);
  if (!view.submit) throw new Impossible(`The view "${view.callback_id}" has no submit button.`);
  const after = (errors: Record<string, string>, ack?: Ack): Submitted => ({
    ...(ack && { ack }),
    errors,
    view: topView(workspace.state, user) ?? null,
  });
  const incomplete = faultsBeforeSending(view);
  if (Object.keys(incomplete).length > 0) return after(incomplete);
  const step = stepOfForm(workspace.installation.steps, view);
  if (step) {
    submitWorkflow(workspace, user, step, view);
    return after({});
  }

  const reply = await interact(workspace, {
    ...envelope(workspace.state, 'view_submission', user),
    trigger_id: workspace.triggers.issue({ user, viewId: view.id }),
    view,
    response_urls: [],
  });
  const ack = ackOf(reply);
  if (reply.error) {
    notify(workspace, {
      user,
      text: TROUBLE,
      error: reply.error,
      detail: `${view.callback_id}: ${reply.status ?? 'no answer'}`,
    });
    return after({}, ack);
  }
  const outcome = applyResponse(workspace, user, view, responseIn(reply.body));
  if ('refused' in outcome) {
    notify(workspace, { user, text: TROUBLE, error: 'invalid_response', detail: outcome.refused });
    return after({}, { ...ack, error: 'invalid_response' });
  }
  for (const cleared of outcome.cleared) await tellClosed(workspace, user, cleared, true);
  return after(outcome.errors, ack);
}

/** The body of an acknowledgement: nothing, or an object with a `response_action`. */
function responseIn(body: string): Json {
  if (body.trim() === '') return {};
  try {
    const json: unknown = JSON.parse(body);
    return isObject(json) ? json : { response_action: 'none' };
  } catch {
    return { response_action: body };
  }
}
