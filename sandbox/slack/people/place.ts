import type { Held } from '../blocks/walk.ts';
import type { Json, Values, View } from '../state/types.ts';
import { channelRef } from '../to-app/interaction.ts';
import { issueResponseUrl } from '../to-app/response-urls.ts';
import { valuesOf } from '../views/fields.ts';
import type { Workspace } from '../workspace.ts';
import { elementShown, joinedChannel, messageSeen, viewSeen } from './sight.ts';

/** Names an element: in a message that is seen, or in a view. */
export interface Spot {
  channel?: string;
  ts?: string;
  view?: string;
  actionId: string;
  blockId?: string;
}

/** Where somebody acts: what is shown there, and how payloads describe it. */
export interface Place {
  held: Held;
  view?: View;
  /** `container`, `view`, `message` and so on, with a fresh `response_url` where Slack gives one. */
  describe(): Json;
  values(): Values;
  keep(values: Values): void;
}

/** Finds what a person points at. @throws Impossible when it is not before their eyes */
export function placeOf(workspace: Workspace, user: string, spot: Spot): Place {
  return spot.ts === undefined ? inView(workspace, user, spot) : inMessage(workspace, user, spot, spot.ts);
}

function inView(workspace: Workspace, user: string, spot: Spot): Place {
  const view = viewSeen(workspace, user, spot.view);
  // The app may put a new version in its place while somebody searches in it.
  const current = () => viewSeen(workspace, user, view.id);
  return {
    held: elementShown(view.blocks, spot.actionId, spot.blockId),
    view,
    describe: () => ({ container: { type: 'view', view_id: view.id }, view: current() }),
    values: () => current().state.values,
    keep: (values) => {
      current().state.values = values;
      workspace.changes.publish({ kind: view.type, user });
    },
  };
}

function inMessage(workspace: Workspace, user: string, spot: Spot, ts: string): Place {
  const channel = joinedChannel(workspace, user, spot.channel ?? 'dm');
  const { ephemeral, ...message } = messageSeen(workspace, user, channel.id, ts);
  const key = `${user}:${channel.id}:${ts}`;
  const values = () => valuesOf(message.blocks ?? [], workspace.state.choices[key]);
  return {
    held: elementShown(message.blocks, spot.actionId, spot.blockId),
    describe: () => ({
      container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: ephemeral === true },
      channel: channelRef(channel),
      // Slack does not tell the app what stands in a message that only one person sees.
      ...(!ephemeral && { message }),
      state: { values: values() },
      response_url: issueResponseUrl(workspace, { user, channel: channel.id, ts }),
    }),
    values,
    keep: (chosen) => {
      workspace.state.choices[key] = chosen;
    },
  };
}
