import { isObject } from '../blocks/check.ts';
import { notify } from '../to-app/acknowledgement.ts';
import { findModal } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';
import type { Arguments } from './arguments.ts';
import type { ApiError } from './error.ts';

const TEXTS: Readonly<Record<string, string>> = {
  expired_trigger_id: 'The app took longer than 3 seconds to open its form.',
  exchanged_trigger_id: 'The app tried to open two forms at once.',
};

/**
 * Tells the person before whose eyes a view should have come up that it did not, and the developer why. A lost race
 * (`hash_conflict`) is no fault.
 */
export function noticeFailedView(workspace: Workspace, method: string, args: Arguments, error: ApiError): void {
  const user = method.startsWith('views.') ? viewerOf(workspace, args) : undefined;
  if (user === undefined || error.code === 'hash_conflict') return;
  const text = TEXTS[error.code] ?? 'The app could not show its form.';
  notify(workspace, { user, text, error: error.code, detail: [method, ...reasons(error)].join('\n') });
}

function viewerOf({ state, triggers }: Workspace, args: Arguments): string | undefined {
  const [trigger, viewId, externalId] = [args.text('trigger_id'), args.text('view_id'), args.text('external_id')];
  if (trigger !== undefined) return triggers.ownerOf(trigger);
  if (viewId === undefined && externalId === undefined) return args.text('user_id');
  return findModal(state, ({ id, external_id }) => (viewId === undefined ? external_id === externalId : id === viewId))
    ?.user;
}

function reasons({ detail: { response_metadata: metadata } }: ApiError): string[] {
  return isObject(metadata) && Array.isArray(metadata.messages) ? metadata.messages.map(String) : [];
}
