import { newId } from '../state/ids.ts';
import type { Json, SlackState, View } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { completeView } from './complete.ts';

/** So many views may lie on one another. https://docs.slack.dev/surfaces/modals#lifecycle */
export const MAX_STACK = 3;

/** The views that a person has open, the root first. */
export function stackOf(state: SlackState, user: string): View[] {
  return state.modals[user] ?? [];
}

/** The view that a person looks at. */
export function topView(state: SlackState, user: string): View | undefined {
  return stackOf(state, user).at(-1);
}

/** Finds an open modal, and whose it is. */
export function findModal(
  state: SlackState,
  matches: (view: View) => boolean,
): { user: string; view: View } | undefined {
  for (const [user, stack] of Object.entries(state.modals)) {
    const view = stack.find(matches);
    if (view) return { user, view };
  }
  return undefined;
}

/** Opens a new stack with one view. */
export function openView(workspace: Workspace, user: string, given: Json): View {
  const id = newId(workspace.state, 'V');
  const view = completeView(given, { id, root_view_id: id, previous_view_id: null });
  return show(workspace, user, [view], view);
}

/** Lays a view on the others. The stack must have room. */
export function pushView(workspace: Workspace, user: string, given: Json): View {
  const stack = stackOf(workspace.state, user);
  const view = completeView(given, {
    id: newId(workspace.state, 'V'),
    root_view_id: stack[0]?.id ?? '',
    previous_view_id: stack.at(-1)?.id ?? null,
  });
  return show(workspace, user, [...stack, view], view);
}

/** Puts a new version in the place of a view, keeping what was entered where ids are the same. */
export function updateView(workspace: Workspace, user: string, old: View, given: Json): View {
  const view = completeView(given, old, old);
  const stack = stackOf(workspace.state, user).map((each) => (each.id === old.id ? view : each));
  return show(workspace, user, stack, view);
}

/** Takes views away, from the top. */
export function closeViews(workspace: Workspace, user: string, closing: readonly View[]): void {
  const rest = stackOf(workspace.state, user).filter((view) => !closing.some(({ id }) => id === view.id));
  if (rest.length > 0) workspace.state.modals[user] = rest;
  else delete workspace.state.modals[user];
  workspace.changes.publish({ kind: 'modal', user });
}

function show({ state, changes }: Workspace, user: string, stack: View[], view: View): View {
  state.modals[user] = stack;
  changes.publish({ kind: 'modal', user });
  return view;
}
