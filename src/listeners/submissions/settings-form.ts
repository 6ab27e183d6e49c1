import { invalidField } from '../../platform/errors.ts';
import { requireManager } from '../../services/principal.ts';
import { note } from '../../views/messages/note.ts';
import { settingsForm } from '../../views/modals/settings-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { conversationIn } from '../forms/values.ts';

const JOIN_MS = 8_000;

/** Changes the settings; a channel is joined before it is chosen, so that the first card is not the first to fail. */
export function submitSettingsForm({
  settings,
  channels,
}: Pick<ListenerDependencies, 'settings' | 'channels'>): FormHandler {
  const { blocks, value } = settingsForm;

  async function join(channel: string): Promise<void> {
    const joining = await channels.join(channel, AbortSignal.timeout(JOIN_MS));
    if (joining === 'joined') return;
    const message =
      joining === 'invite_first'
        ? 'I am not in this channel and cannot join it by myself: please invite me first (/invite @Ovenbird).'
        : 'This channel is archived or gone: please choose another.';
    throw invalidField('kitchen_channel_closed', 'kitchenChannel', message);
  }

  return {
    blockOf: (path) => blocks[path.split('.')[0] as keyof typeof blocks],
    async handle({ view, by }) {
      requireManager(by, 'change the settings');
      const id = conversationIn(view, blocks.kitchenChannel, value);
      if (id) await join(id);
      await settings.change({ kitchenChannel: id ? { id } : null }, by);
      const message = note(
        id ? `Saved. Each order has its card in <#${id}>.` : 'Saved. No channel shows the orders now.',
      );
      return { heading: 'Settings', message };
    },
  };
}
