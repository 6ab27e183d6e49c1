import type { Actor } from '../../platform/actor.ts';
import type { NewEvent } from '../../platform/outbox/index.ts';
import type { BakerySettings, Channel } from './bakery-settings.ts';
import { BAKERY } from './store.ts';

/** The kitchen has a (new) channel: the open orders' cards belong there. */
export type KitchenChannelChosen = NewEvent<'settings.kitchen_channel_chosen', { channel: Channel }>;

/** Ingredients are bought in another way from now on. */
export type ProcurementChosen = NewEvent<'settings.procurement_chosen', Pick<BakerySettings, 'procurement'>>;

export function kitchenChannelChosen(channel: Channel, version: number, actor: Actor): KitchenChannelChosen {
  const subject = { kind: 'settings', id: BAKERY };
  return { type: 'settings.kitchen_channel_chosen', subject, version, actor, data: { channel } };
}

export function procurementChosen({ procurement, version }: BakerySettings, actor: Actor): ProcurementChosen {
  const subject = { kind: 'settings', id: BAKERY };
  return { type: 'settings.procurement_chosen', subject, version, actor, data: { procurement } };
}
