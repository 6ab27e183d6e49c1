import type { AllMiddlewareArgs, BlockAction, Middleware, SlackActionMiddlewareArgs, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Edge } from './edge.ts';
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
 * update carries the hash of what they saw, and is dropped when that is out of date.
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
      log.warn({ err: error }, 'a form could not be updated; it can be sent as it is');
    }
  };
}
