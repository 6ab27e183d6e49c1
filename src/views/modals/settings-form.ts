import type { ModalView } from '@slack/types';
import type { BakerySettings } from '../../services/settings/index.ts';
import { context, title } from '../blocks.ts';
import { short } from '../escape.ts';
import { input } from './inputs.ts';

export const settingsForm = {
  callbackId: 'settings-form',
  blocks: { kitchenChannel: 'kitchen-channel' },
  value: 'value',
} as const;

/** The form in which a manager says how the bakery works. */
export function settingsFormView({
  kitchenChannel,
  kitchenChannelBroken: broken,
}: Pick<BakerySettings, 'kitchenChannel' | 'kitchenChannelBroken'>): ModalView {
  const { callbackId, blocks, value: action_id } = settingsForm;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: title('Settings'),
    submit: title('Save'),
    close: title('Cancel'),
    blocks: [
      ...(broken
        ? [context(`:warning: I cannot post in the kitchen channel any more (${short(broken.reason)}).`)]
        : []),
      input(
        blocks.kitchenChannel,
        'Kitchen channel',
        {
          type: 'conversations_select',
          action_id,
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(kitchenChannel && { initial_conversation: kitchenChannel.id }),
        },
        {
          optional: true,
          hint: 'Each order has its card there. I join a public channel by myself; invite me to a private one first.',
        },
      ),
    ],
  };
}
