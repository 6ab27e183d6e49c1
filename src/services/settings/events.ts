import type { Actor } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/outbox/index.ts';
import type { KitchenChannel } from './bakery-settings.ts';
import { BAKERY } from './store.ts';

/** The kitchen has a (new) channel: the open orders' cards belong there. */
export type KitchenChannelChosen = NewEvent<'settings.kitchen_channel_chosen', { channel: KitchenChannel }>;

export function kitchenChannelChosen(channel: KitchenChannel, version: number, actor: Actor): KitchenChannelChosen {
  const subject = { kind: 'settings', id: BAKERY };
  return { type: 'settings.kitchen_channel_chosen', subject, version, actor, data: { channel } };
}
