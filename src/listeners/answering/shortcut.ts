import type { AllMiddlewareArgs, GlobalShortcut, Middleware, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Asked, Edge } from './edge.ts';
import { openForm } from './open-form.ts';

/** Answers a global shortcut, which opens a form. */
export function openByShortcut(
  edge: Edge,
  build: (asked: Asked) => Promise<ModalView>,
): Middleware<SlackShortcutMiddlewareArgs<GlobalShortcut>> {
  return async ({ shortcut, ack, client }: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs) => {
    await ack();
    const { user, trigger_id: triggerId } = shortcut;
    await openForm({ client, user: user.id, triggerId, times: edge.times, log: edge.log }, async () =>
      build({ by: await edge.principalOf(user.id), key: `slack:${triggerId}` }),
    );
  };
}
