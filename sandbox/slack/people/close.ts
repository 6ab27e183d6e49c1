import type { View } from '../state/types.ts';
import { type Ack, ackOf } from '../to-app/acknowledgement.ts';
import { envelope, interact } from '../to-app/interaction.ts';
import { closeViews, stackOf } from '../views/stack.ts';
import type { Workspace } from '../workspace.ts';
import { viewSeen } from './sight.ts';

/**
 * A person closes the view on top (its close button), or all of them (the cross). A view with `clear_on_close` takes the
 * others with it.
 */
export async function close(workspace: Workspace, user: string, { all = false } = {}): Promise<Ack[]> {
  const top = viewSeen(workspace, user);
  const stack = stackOf(workspace.state, user);
  const isCleared = all || top.clear_on_close;
  const closing = isCleared ? stack : [top];
  closeViews(workspace, user, closing);
  const told = closing.filter(({ notify_on_close }) => notify_on_close).reverse();
  return Promise.all(told.map((view) => tellClosed(workspace, user, view, isCleared)));
}

/** Tells the app that a view was closed: a `view_closed` payload. */
export async function tellClosed(workspace: Workspace, user: string, view: View, isCleared: boolean): Promise<Ack> {
  const payload = { ...envelope(workspace.state, 'view_closed', user), view, is_cleared: isCleared };
  return ackOf(await interact(workspace, payload));
}
