import type { KnownBlock } from '@slack/types';
import type { IntegrationHealth } from '../../platform/outbox/index.ts';
import type { BakerySettings } from '../../services/settings/index.ts';
import { actions, button, divider, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { staffNoteActions } from '../messages/staff-note.ts';

export interface ManagerModel {
  settings: Pick<BakerySettings, 'kitchenChannel' | 'kitchenChannelBroken'>;
  integrations: readonly IntegrationHealth[];
}

/** What needs a manager's eye. */
export function managersPart({ settings, integrations }: ManagerModel): KnownBlock[] {
  const sum = (of: 'queued' | 'retrying' | 'dead') => integrations.reduce((total, each) => total + each[of], 0);
  const [queued, retrying, dead] = [sum('queued'), sum('retrying'), sum('dead')];
  const mark = dead > 0 || retrying > 0 ? ':warning:' : ':white_check_mark:';
  const hint = dead > 0 ? ' `/bakery status` says why.' : '';
  return [
    section(`${mark} Queued ${queued}, retrying ${retrying}, dead ${dead}.${hint}`),
    section(kitchenChannel(settings)),
    ...actions([button(staffNoteActions.openSettings, labelOf(settings))]),
    divider,
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
