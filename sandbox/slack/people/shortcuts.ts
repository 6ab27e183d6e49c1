import { newTs } from '../state/ids.ts';
import { type Ack, ackOf, notify } from '../to-app/acknowledgement.ts';
import type { Reply } from '../to-app/connection.ts';
import { channelRef, envelope, interact } from '../to-app/interaction.ts';
import { issueResponseUrl } from '../to-app/response-urls.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';
import { joinedChannel, messageSeen } from './sight.ts';

/** A person picks a global shortcut. https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export async function runShortcut(workspace: Workspace, user: string, callbackId: string): Promise<Ack> {
  requireShortcut(workspace, callbackId, 'global');
  const reply = await interact(workspace, {
    ...envelope(workspace.state, 'shortcut', user),
    callback_id: callbackId,
    trigger_id: workspace.triggers.issue({ user }),
    action_ts: newTs(workspace.state),
  });
  return told(workspace, user, reply);
}

/** A person picks a message shortcut from a message's menu. */
export async function runMessageShortcut(
  workspace: Workspace,
  user: string,
  target: { callbackId: string; channel: string; ts: string },
): Promise<Ack> {
  requireShortcut(workspace, target.callbackId, 'message');
  const channel = joinedChannel(workspace, user, target.channel);
  const { ephemeral, ...message } = messageSeen(workspace, user, channel.id, target.ts);
  if (ephemeral) throw new Impossible('A message that only you see has no shortcuts.');
  const reply = await interact(workspace, {
    ...envelope(workspace.state, 'message_action', user),
    callback_id: target.callbackId,
    trigger_id: workspace.triggers.issue({ user }),
    action_ts: newTs(workspace.state),
    channel: channelRef(channel),
    message,
    message_ts: message.ts,
    response_url: issueResponseUrl(workspace, { user, channel: channel.id, ts: message.ts }),
  });
  return told(workspace, user, reply);
}

function requireShortcut({ installation }: Workspace, callbackId: string, type: 'global' | 'message'): void {
  const offered = installation.shortcuts?.filter((each) => each.type === type).map(({ callback_id }) => callback_id);
  if (!offered || offered.includes(callbackId)) return;
  throw new Impossible(`There is no ${type} shortcut "${callbackId}". There are: ${offered.join(', ') || 'none'}.`);
}

function told(workspace: Workspace, user: string, reply: Reply): Ack {
  if (reply.error) notify(workspace, { user, text: 'This app is not responding.', error: reply.error });
  return ackOf(reply);
}
