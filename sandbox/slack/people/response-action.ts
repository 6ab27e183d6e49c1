import { isObject } from '../blocks/check.ts';
import { checkView } from '../blocks/index.ts';
import type { Json, View } from '../state/types.ts';
import { closeViews, MAX_STACK, pushView, stackOf, updateView } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';

export type Outcome =
  /** What stands under the fields now, and the views that `clear` took away. */
  { errors: Record<string, string>; cleared: readonly View[] } | { refused: string };

const done = { errors: {}, cleared: [] };

/** Does what the app answered to a submission. https://docs.slack.dev/surfaces/modals#handling_submissions */
export function applyResponse(workspace: Workspace, user: string, view: View, response: Json): Outcome {
  const stack = stackOf(workspace.state, user);
  switch (response.response_action) {
    case undefined:
      closeViews(workspace, user, [view]);
      return done;
    case 'clear':
      closeViews(workspace, user, stack);
      return { errors: {}, cleared: stack.filter(({ notify_on_close }) => notify_on_close) };
    case 'errors':
      return withErrors(view, response.errors);
    case 'update':
      return withView(response, (given) => void updateView(workspace, user, view, given));
    case 'push':
      if (stack.length >= MAX_STACK) return { refused: `push: ${MAX_STACK} views are open already` };
      return withView(response, (given) => void pushView(workspace, user, given));
    default:
      return { refused: `unknown response_action: ${String(response.response_action)}` };
  }
}

function withView({ view }: Json, show: (view: Json) => void): Outcome {
  const complaints = checkView(view);
  if (complaints.length > 0 || !isObject(view)) return { refused: complaints.join('; ') };
  show(view);
  return done;
}

function withErrors(view: View, errors: unknown): Outcome {
  if (!isObject(errors) || Object.keys(errors).length === 0) return { refused: 'errors: there are none' };
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const stray = Object.keys(errors).filter((key) => !inputs.includes(key));
  if (stray.length > 0) return { refused: `errors: no input block has the id ${stray.join(', ')}` };
  const texts = Object.entries(errors).map(([key, text]) => [key, String(text)]);
  return { errors: Object.fromEntries(texts), cleared: [] };
}
