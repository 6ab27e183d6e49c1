import { z } from 'zod';

/** What somebody did in Slack, by the name that a listener is registered for. */
export interface Heard {
  kind: 'command' | 'action' | 'form' | 'options' | 'shortcut' | 'event' | 'other';
  /** `/order` */
  listener: string;
}

/** The fields by which Slack's requests differ. https://docs.slack.dev/interactivity/handling-user-interaction */
const request = z
  .object({
    type: z.string(),
    command: z.string(),
    callback_id: z.string(),
    action_id: z.string(),
    actions: z.tuple([z.object({ action_id: z.string() })], z.unknown()),
    view: z.object({ callback_id: z.string() }),
    event: z.object({ type: z.string() }),
  })
  .partial();

const UNKNOWN: Heard = { kind: 'other', listener: 'none' };

/** @param body of a request of Slack's, as Bolt has read it */
export function heardIn(body: unknown): Heard {
  const { data } = request.safeParse(body);
  if (!data) return UNKNOWN;
  const { type, command, callback_id: callbackId, action_id: actionId, actions, view, event } = data;
  if (command) return { kind: 'command', listener: command };
  if (event) return { kind: 'event', listener: event.type };
  if (actions) return { kind: 'action', listener: actions[0].action_id };
  if (type === 'block_suggestion' && actionId) return { kind: 'options', listener: actionId };
  if (callbackId) return { kind: 'shortcut', listener: callbackId };
  if (view) return { kind: 'form', listener: view.callback_id };
  return UNKNOWN;
}
