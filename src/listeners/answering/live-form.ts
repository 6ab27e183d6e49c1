import type { AllMiddlewareArgs, BlockAction, Middleware, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { DomainError } from '../../platform/errors.ts';
import { problemView } from '../../views/modals/notice.ts';
import type { Edge } from './edge.ts';
import { problemOf } from './problem.ts';
import { isGone, isHashConflict } from './slack-codes.ts';

type ActionArgs = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs;

/** Something that was chosen, typed or pressed in a form that is being filled. */
export interface Touched {
  view: ViewOutput;
  /** A button's value. */
  value?: string;
  /** Whose form it is. */
  user: string;
}

/**
 * Shows a form anew after every choice in it. What somebody did meanwhile is newer than what we are about to show, so the
 * update carries the hash of what they saw, and is dropped when that is out of date. A refusal is laid on the form.
 */
export function updateForm(
  { log }: Edge,
  rebuild: (touched: Touched) => Promise<ModalView>,
): Middleware<SlackActionMiddlewareArgs<BlockAction>> {
  return async ({ ack, body, action, client }: ActionArgs) => {
    await ack();
    const { view } = body;
    if (!view) return;
    try {
      const value = 'value' in action && action.value ? String(action.value) : undefined;
      const next = await rebuild({ view, value, user: body.user.id });
      await client.views.update({ view_id: view.id, hash: view.hash, view: next });
    } catch (error) {
      if (isHashConflict(error) || isGone(error)) return;
      if (error instanceof DomainError) await layOn({ client, triggerId: body.trigger_id, log }, error);
      else log.warn({ err: error }, 'a form could not be updated; it can be sent as it is');
    }
  };
}

/** Says why the form stays as it is, in a view on it: what is filled in is still there beneath. */
async function layOn(
  { client, triggerId, log }: Pick<ActionArgs, 'client'> & Pick<Edge, 'log'> & { triggerId: string },
  refusal: DomainError,
): Promise<void> {
  try {
    await client.views.push({ trigger_id: triggerId, view: problemView(problemOf(refusal, log)) });
  } catch (error) {
    log.info({ err: error }, 'a person could not be told why a form stays as it is');
  }
}
