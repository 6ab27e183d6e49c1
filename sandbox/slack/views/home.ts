import { newId } from '../state/ids.ts';
import type { Json, View } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { completeView } from './complete.ts';

/** Puts a Home view before a person, keeping what was entered where ids are the same. */
export function publishHome({ state, changes }: Workspace, user: string, given: Json): View {
  const old = state.homes[user];
  const id = old?.id ?? newId(state, 'V');
  const {
    title: _title,
    submit: _submit,
    close: _close,
    ...view
  } = completeView(given, { id, root_view_id: id, previous_view_id: null }, old);
  state.homes[user] = view;
  changes.publish({ kind: 'home', user });
  return view;
}
