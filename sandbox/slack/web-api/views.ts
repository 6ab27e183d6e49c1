import { isObject } from '../blocks/check.ts';
import { checkView } from '../blocks/index.ts';
import { MAX_VIEW_BYTES } from '../blocks/view.ts';
import { personById } from '../state/lookup.ts';
import type { Json, View } from '../state/types.ts';
import { publishHome } from '../views/home.ts';
import { closeViews, findModal, MAX_STACK, openView, pushView, stackOf, updateView } from '../views/stack.ts';
import type { Trigger } from '../views/triggers.ts';
import type { Workspace } from '../workspace.ts';
import type { Arguments } from './arguments.ts';
import { ApiError, withMessages } from './error.ts';
import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/views.open */
export const open: Method = {
  run: (args, workspace) => {
    const view = givenView(args, 'modal');
    requireFreeExternalId(workspace, view);
    const { user, viewId } = redeem(args, workspace);
    const stack = stackOf(workspace.state, user);
    if (viewId !== undefined && stack.length > 0) return { view: lay(workspace, user, view) };
    closeViews(workspace, user, stack);
    return { view: openView(workspace, user, view) };
  },
};

/** https://docs.slack.dev/reference/methods/views.push */
export const push: Method = {
  run: (args, workspace) => {
    const view = givenView(args, 'modal');
    requireFreeExternalId(workspace, view);
    const { user } = redeem(args, workspace);
    if (stackOf(workspace.state, user).length === 0) throw new ApiError('not_found');
    return { view: lay(workspace, user, view) };
  },
};

/** https://docs.slack.dev/reference/methods/views.update */
export const update: Method = {
  run: (args, workspace) => {
    const view = givenView(args, 'modal');
    const [viewId, externalId] = [args.text('view_id'), args.text('external_id')];
    if (viewId === undefined && externalId === undefined) args.required('view_id');
    const found = findModal(workspace.state, ({ id, external_id }) =>
      viewId === undefined ? external_id === externalId : id === viewId,
    );
    if (!found) throw new ApiError('not_found');
    const hash = args.text('hash');
    if (hash !== undefined && hash !== found.view.hash) throw new ApiError('hash_conflict');
    requireFreeExternalId(workspace, view, found.view);
    return { view: updateView(workspace, found.user, found.view, view) };
  },
};

/** https://docs.slack.dev/reference/methods/views.publish */
export const publish: Method = {
  run: (args, workspace) => {
    if (!workspace.installation.homeTab) throw new ApiError('not_enabled');
    const view = givenView(args, 'home');
    const user = args.required('user_id');
    if (!personById(workspace.state, user)) throw new ApiError('user_not_found');
    const hash = args.text('hash');
    const current = workspace.state.homes[user];
    if (hash !== undefined && current && hash !== current.hash) throw new ApiError('hash_conflict');
    return { view: publishHome(workspace, user, view) };
  },
};

function givenView(args: Arguments, type: View['type']): Json {
  args.required('view');
  const view = args.json('view');
  if (Buffer.byteLength(JSON.stringify(view)) > MAX_VIEW_BYTES) throw new ApiError('view_too_large');
  const complaints = checkView(view);
  if (complaints.length > 0 || !isObject(view)) {
    throw withMessages('invalid_arguments', [
      '[ERROR] failed to match all allowed schemas [json-pointer:/view]',
      ...complaints,
    ]);
  }
  if (view.type !== type) {
    throw withMessages('invalid_arguments', ['[ERROR] must be a valid enum value [json-pointer:/view/type]']);
  }
  return view;
}

function redeem(args: Arguments, { triggers }: Workspace): Trigger {
  const trigger = triggers.exchange(args.required('trigger_id'));
  if (typeof trigger === 'string') throw new ApiError(trigger);
  return trigger;
}

function lay(workspace: Workspace, user: string, view: Json): View {
  if (stackOf(workspace.state, user).length >= MAX_STACK) throw new ApiError('push_limit_reached');
  return pushView(workspace, user, view);
}

function requireFreeExternalId({ state }: Workspace, { external_id }: Json, self?: View): void {
  if (!external_id) return;
  const taken = findModal(state, (view) => view.external_id === external_id && view.id !== self?.id);
  if (taken) throw new ApiError('duplicate_external_id');
}
