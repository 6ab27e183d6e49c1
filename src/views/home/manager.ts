import type { KnownBlock } from '@slack/types';
import type { BakerySettings } from '../../services/settings/index.ts';
import { actions, button, divider, header, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { staffNoteActions } from '../messages/staff-note.ts';
import {
  deadPart,
  integrationLine,
  integrationName,
  isWell,
  MOST_INTEGRATIONS,
  retryAllButton,
  type StatusModel,
} from '../messages/status.ts';

export interface ManagerModel extends Pick<StatusModel, 'integrations' | 'dead'> {
  settings: Pick<BakerySettings, 'kitchenChannel' | 'kitchenChannelBroken'>;
}

/** What needs a manager's eye. */
export function managersPart({ settings, integrations, dead }: ManagerModel): KnownBlock[] {
  const lines = workLines(integrations.slice(0, MOST_INTEGRATIONS));
  return [
    header('Behind the scenes'),
    ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
    ...deadPart(dead, true),
    section(kitchenChannel(settings)),
    ...actions([button(staffNoteActions.openSettings, labelOf(settings)), ...retryAllButton(integrations)]),
    divider,
  ];
}

/** A line for each integration that something is to be said of, and one for all that are well. */
function workLines(integrations: StatusModel['integrations']): string[] {
  const names = integrations.filter(isWell).map(({ name }) => integrationName(name));
  return [
    ...integrations.filter((health) => !isWell(health)).map(integrationLine),
    ...(names.length > 0 ? [`:white_check_mark: Nothing waits: ${names.join(', ')}`] : []),
  ];
}

function kitchenChannel({ kitchenChannel: channel, kitchenChannelBroken: broken }: ManagerModel['settings']): string {
  if (!channel) return ':point_right: Choose the kitchen channel, so that each order has its card there.';
  if (broken) return `:warning: I cannot post in <#${channel.id}> any more (${short(broken.reason)}).`;
  return `The kitchen’s channel is <#${channel.id}>.`;
}

function labelOf({ kitchenChannel: channel, kitchenChannelBroken: broken }: ManagerModel['settings']): string {
  return channel && !broken ? 'Settings' : 'Choose the kitchen channel';
}
