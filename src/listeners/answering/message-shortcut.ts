import type { AllMiddlewareArgs, MessageShortcut, Middleware, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Asked, Edge } from './edge.ts';
import { openForm } from './open-form.ts';
import { isGone, isHashConflict } from './slack-codes.ts';

/** A message that somebody picked a shortcut for. */
export interface PickedMessage extends Asked {
  picked: MessageShortcut;
}

/** A form made from a message. */
export interface MessageForm {
  /** As it opens. */
  view: ModalView;
  /** With what only Slack can tell; undefined where that changes nothing. Asked when the form is open. */
  complete(client: WebClient): Promise<ModalView | undefined>;
}

/** Answers a message shortcut, which opens a form: at once, and completed when it is there. */
export function openByMessageShortcut(
  edge: Edge,
  build: (message: PickedMessage) => Promise<MessageForm>,
): Middleware<SlackShortcutMiddlewareArgs<MessageShortcut>> {
  return async ({ shortcut, ack, client }: SlackShortcutMiddlewareArgs<MessageShortcut> & AllMiddlewareArgs) => {
    await ack();
    const { user, trigger_id: triggerId } = shortcut;
    let form: MessageForm | undefined;
    const opened = await openForm({ client, user: user.id, triggerId, times: edge.times, log: edge.log }, async () => {
      form = await build({ by: await edge.principalOf(user.id), key: `slack:${triggerId}`, picked: shortcut });
      return form.view;
    });
    if (!form || !opened) return;
    try {
      const view = await form.complete(client);
      // What somebody did in the form meanwhile is newer.
      if (view) await client.views.update({ view_id: opened.id, hash: opened.hash, view });
    } catch (error) {
      if (isHashConflict(error) || isGone(error)) return;
      edge.log.warn({ err: error }, 'a form could not be completed; it can be sent as it is');
    }
  };
}
