import { z } from 'zod';

/** Where the kitchen sees its orders. */
export interface KitchenChannel {
  /** Slack's channel id. */
  id: string;
  name?: string;
}

/** How this bakery wants to work. */
export interface BakerySettings {
  /** 0 as long as nobody changed anything. */
  version: number;
  kitchenChannel?: KitchenChannel;
  /** The kitchen channel is gone or closed to us: nothing is posted there until somebody chooses a channel again. */
  kitchenChannelBroken?: { reason: string; at: Date };
  /** When managers were asked to choose a kitchen channel. */
  kitchenChannelAskedAt?: Date;
  /** When the morning run starts: 24 h time in an IANA zone. */
  morning: { time: string; zone: string };
  /** The bakery's own zone (IANA), for the dates that suppliers read. */
  zone: string;
  /** How long after the order a cake is due if nobody says when. */
  leadTimeHours: number;
  /** Where customers get mail whose address nobody knows. */
  mailDomain: string;
  /** Whether to guess such addresses at all: a guess may reach a stranger. */
  guessAddresses: boolean;
  /** ISO 4217. */
  currency: string;
  /** Whether each order gets a ticket of its own. */
  procurement: 'per_order';
}

export const defaults: BakerySettings = {
  version: 0,
  morning: { time: '06:00', zone: 'Etc/UTC' },
  zone: 'Etc/UTC',
  leadTimeHours: 48,
  mailDomain: 'gmail.com',
  guessAddresses: true,
  currency: 'EUR',
  procurement: 'per_order',
};

const DAYS_90_IN_HOURS = 90 * 24;

const zone = z.string().refine(isZone, { error: 'This is no time zone. An example: Europe/Berlin.' });

/** What a manager may change at once; what is left out stays. `kitchenChannel: null` means that there is none. */
export const settingsPatch = z.strictObject({
  kitchenChannel: z
    .object({
      id: z.string().regex(/^[CG][A-Z0-9]{2,}$/, { error: 'Choose a channel of this workspace.' }),
      name: z.string().min(1).max(80).optional(),
    })
    .nullable()
    .optional(),
  morning: z
    .object({
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Give the time as 24 h, like 06:00.' }),
      zone,
    })
    .optional(),
  zone: zone.optional(),
  leadTimeHours: z
    .int({ error: 'Give the lead time in whole hours.' })
    .min(1, { error: 'The lead time is at least 1 hour.' })
    .max(DAYS_90_IN_HOURS, { error: 'The lead time is at most 90 days.' })
    .optional(),
  mailDomain: z.hostname({ error: 'This is no mail domain. An example: gmail.com.' }).optional(),
  guessAddresses: z.boolean().optional(),
});

export type SettingsPatch = z.input<typeof settingsPatch>;
export type CheckedPatch = z.output<typeof settingsPatch>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
