import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { type ClosedTarget, defaultTopics, type Topic } from './topics.ts';

/** A channel of the workspace. */
export interface Channel {
  /** Slack's channel id. */
  id: string;
  name?: string;
}

/** The channels that managers choose, by what they are for. */
export const CHANNELS = ['kitchenChannel', 'alertsChannel', 'teamChannel'] as const;

export type ChannelUse = (typeof CHANNELS)[number];

/** Each order gets a ticket of its own, or each morning one ticket is made for all of them. */
export const PROCUREMENT_MODES = ['per_order', 'daily'] as const;

/** How this bakery wants to work. */
export interface BakerySettings {
  /** 0 as long as nobody changed anything. */
  version: number;
  /** Where the kitchen sees its orders and its bake sheet. */
  kitchenChannel?: Channel;
  /** Where it is said that something runs low, or goes wrong. */
  alertsChannel?: Channel;
  /** Where questions for the team go. */
  teamChannel?: Channel;
  /** The kitchen channel is gone or closed to us: nothing is posted there until somebody chooses a channel again. */
  kitchenChannelBroken?: { reason: string; at: Date };
  /** When managers were asked to choose a kitchen channel. */
  kitchenChannelAskedAt?: Date;
  /** When the morning run starts: 24 h time in an IANA zone. */
  morning: { time: string; zone: string };
  /** The bakery's own zone (IANA): its days and its times of day. */
  zone: string;
  /** How long after the order a cake is due if nobody says when. */
  leadTimeHours: number;
  /** Where customers get mail whose address nobody knows. */
  mailDomain: string;
  /** Whether to guess such addresses at all: a guess may reach a stranger. */
  guessAddresses: boolean;
  /** ISO 4217. */
  currency: string;
  /** Something has had a price: orders keep theirs, so the currency is what it is from then on. */
  currencyFixed?: boolean;
  procurement: (typeof PROCUREMENT_MODES)[number];
  /** Counts the changes that managers made of what is above. */
  generalVersion: number;
  /** The name of the manager who made the last of them. */
  generalChangedBy?: string;
  /** What people ask about, and where it goes. */
  topics: readonly Topic[];
  /** Counts the changes of the topics. */
  topicsVersion: number;
  topicsChangedBy?: string;
  /** Where questions cannot go any more, until a manager saves the topics, or chooses the team channel, again. */
  closedTargets: readonly ClosedTarget[];
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
  generalVersion: 0,
  topics: defaultTopics,
  topicsVersion: 0,
  closedTargets: [],
};

/** 90 days. */
export const LONGEST_LEAD_TIME_HOURS = 90 * 24;

const channel = z
  .object({
    id: z.string().regex(/^[CG][A-Z0-9]{2,}$/, { error: 'Choose a channel of this workspace.' }),
    name: z.string().min(1).max(80).optional(),
  })
  .nullable()
  .optional();

const zone = z.string().refine(isZone, { error: 'This is no time zone. An example: Europe/Berlin.' });

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** What a manager may change at once; what is left out stays. A channel that is null is none. */
export const settingsPatch = z.strictObject({
  kitchenChannel: channel,
  alertsChannel: channel,
  teamChannel: channel,
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
    .max(LONGEST_LEAD_TIME_HOURS, { error: 'The lead time is at most 90 days.' })
    .optional(),
  mailDomain: z.hostname({ error: 'This is no mail domain. An example: gmail.com.' }).optional(),
  guessAddresses: z.boolean().optional(),
  currency: z
    .string()
    .refine((code) => CURRENCIES.has(code), { error: 'This is no currency. An example: EUR.' })
    .optional(),
  procurement: z.enum(PROCUREMENT_MODES, { error: 'It is either per_order or daily.' }).optional(),
});

export type SettingsPatch = z.input<typeof settingsPatch>;
export type CheckedPatch = z.output<typeof settingsPatch>;

/** Whether the settings are not yet as a patch wants them. */
export function changes(settings: BakerySettings, patch: CheckedPatch): boolean {
  return Object.entries(patch).some(
    ([name, wanted]) =>
      wanted !== undefined && !isDeepStrictEqual(settings[name as keyof CheckedPatch] ?? null, wanted),
  );
}

/** An offset such as +05:30 is no zone: it knows nothing of summer time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
