import type { ConversationsSelect, KnownBlock, ModalView } from '@slack/types';
import { type BakerySettings, type ChannelUse, LONGEST_LEAD_TIME_HOURS } from '../../services/settings/index.ts';
import { actions, button, context, option, plain, title } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { input } from './inputs.ts';
import { topicActions } from './topics-form-line.ts';

/** A field's block has the name of its setting. */
export const settingsForm = {
  callbackId: 'settings-form',
  blocks: {
    kitchenChannel: 'kitchenChannel',
    alertsChannel: 'alertsChannel',
    teamChannel: 'teamChannel',
    morningTime: 'morning.time',
    morningZone: 'morning.zone',
    zone: 'zone',
    leadTimeHours: 'leadTimeHours',
    procurement: 'procurement',
    currency: 'currency',
    mailDomain: 'mailDomain',
    guessAddresses: 'guessAddresses',
  },
  value: 'value',
  /** Sends a test message to the channel that is chosen in the field above it. */
  test: 'settings.test-channel',
} as const;

const CHANNELS: readonly { use: ChannelUse; label: string; hint: string }[] = [
  {
    use: 'kitchenChannel',
    label: 'Kitchen channel',
    hint: 'Each order has its card there, and each morning the bake sheet. I join a public channel by myself; invite me to a private one first.',
  },
  { use: 'alertsChannel', label: 'Alerts channel', hint: 'Here I say what runs low and what goes wrong.' },
  { use: 'teamChannel', label: 'Team channel', hint: 'Questions for the team go here.' },
];

const MODES = {
  per_order: option('A ticket for each order', 'per_order'),
  daily: option('One ticket each morning', 'daily'),
};

const GUESS = option('Write to customers at a guessed address', 'guess');

/** What came of a test message, to be read under its channel. */
export interface ChannelTest {
  use: ChannelUse;
  text: string;
}

/** The form in which a manager says how the bakery works. */
export function settingsFormView(settings: BakerySettings, test?: ChannelTest): ModalView {
  const { kitchenChannelBroken: broken } = settings;
  return {
    type: 'modal',
    callback_id: settingsForm.callbackId,
    private_metadata: String(settings.generalVersion),
    title: title('Settings'),
    submit: title('Save'),
    close: title('Cancel'),
    blocks: [
      ...(broken
        ? [context(`:warning: I cannot post in the kitchen channel any more (${short(broken.reason)}).`)]
        : []),
      ...CHANNELS.flatMap((channel) => channelField(channel, settings[channel.use]?.id, test)),
      ...actions([button(topicActions.open, 'Topics and where they go')], 'topics'),
      ...times(settings),
      ...buying(settings),
      ...mail(settings),
    ],
  };
}

function channelField(
  { use, label, hint }: (typeof CHANNELS)[number],
  chosen: string | undefined,
  test: ChannelTest | undefined,
): KnownBlock[] {
  const select: ConversationsSelect = {
    type: 'conversations_select',
    action_id: settingsForm.value,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(chosen && { initial_conversation: chosen }),
  };
  return [
    input(settingsForm.blocks[use], label, select, { optional: true, hint }),
    ...actions([button(settingsForm.test, 'Send a test message', { value: use })], `${use}:test`),
    ...(test?.use === use ? [context(escapeWithin(test.text, 500))] : []),
  ];
}

function times({ morning, zone, leadTimeHours }: BakerySettings): KnownBlock[] {
  const { blocks, value: action_id } = settingsForm;
  const zoneInput = (initial_value: string) =>
    ({
      type: 'plain_text_input',
      action_id,
      initial_value,
      max_length: 60,
      placeholder: plain('Europe/Berlin', 150),
    }) as const;
  return [
    input(blocks.morningTime, 'The morning begins at', { type: 'timepicker', action_id, initial_time: morning.time }),
    input(blocks.morningZone, 'in the time zone', zoneInput(morning.zone), {
      hint: 'The bake sheet is made then, and what was left to buy is bought. Such as Europe/Paris or Asia/Kolkata.',
    }),
    input(blocks.zone, 'The bakery’s time zone', zoneInput(zone), {
      hint: 'For the days and times on tickets, in mails and on the bake sheet.',
    }),
    input(
      blocks.leadTimeHours,
      'Lead time in hours',
      {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: '1',
        max_value: String(LONGEST_LEAD_TIME_HOURS),
        initial_value: String(leadTimeHours),
      },
      { hint: 'So long after it was placed an order is due where nobody says when.' },
    ),
  ];
}

function buying({ procurement, currency }: BakerySettings): KnownBlock[] {
  const { blocks, value: action_id } = settingsForm;
  return [
    input(blocks.procurement, 'Ingredients are bought with', {
      type: 'static_select',
      action_id,
      options: Object.values(MODES),
      initial_option: MODES[procurement],
    }),
    input(
      blocks.currency,
      'Currency',
      { type: 'plain_text_input', action_id, initial_value: currency, min_length: 3, max_length: 3 },
      { hint: 'Three letters, such as EUR. It stays as it is from the first price on.' },
    ),
  ];
}

function mail({ mailDomain, guessAddresses }: BakerySettings): KnownBlock[] {
  const { blocks, value: action_id } = settingsForm;
  return [
    input(
      blocks.guessAddresses,
      'Customers who are not on Slack',
      { type: 'checkboxes', action_id, options: [GUESS], ...(guessAddresses && { initial_options: [GUESS] }) },
      { optional: true, hint: 'A guess may reach a stranger; staff see that an address was guessed.' },
    ),
    input(
      blocks.mailDomain,
      'Domain of guessed addresses',
      {
        type: 'plain_text_input',
        action_id,
        initial_value: mailDomain,
        max_length: 253,
        placeholder: plain('gmail.com', 150),
      },
      { hint: 'Mr. Cakelover would be mr_cakelover@gmail.com.' },
    ),
  ];
}
