import type { ViewOutput } from '@slack/bolt';
import { requireManager } from '../../services/principal.ts';
import { CHANNELS, type SettingsPatch } from '../../services/settings/index.ts';
import { settingsSaved } from '../../views/messages/settings.ts';
import { settingsForm } from '../../views/modals/settings-form.ts';
import type { FormHandler } from '../answering/index.ts';
import { createJoin } from '../channels.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { shownVersion } from '../forms/settings-form.ts';
import { conversationIn, numberIn, optionIn, optionsIn, textIn, timeIn } from '../forms/values.ts';

/** Changes the settings; a channel is joined before it is chosen, so that the first message is not the first to fail. */
export function submitSettingsForm(deps: Pick<ListenerDependencies, 'settings' | 'channels'>): FormHandler {
  const { settings } = deps;
  const join = createJoin(deps);

  return {
    blockOf: (path) =>
      Object.values(settingsForm.blocks).find((block) => path === block || path.startsWith(`${block}.`)),
    async handle({ view, by }) {
      requireManager(by, 'change the settings');
      const before = await settings.readFresh();
      const patch = patchOf(view);
      for (const use of CHANNELS) {
        const id = patch[use]?.id;
        const isNew = id !== before[use]?.id || (use === 'kitchenChannel' && before.kitchenChannelBroken);
        if (id && isNew) await join(id, use);
      }
      return { heading: 'Settings', message: settingsSaved(await settings.change(patch, by, shownVersion(view))) };
    },
  };
}

/** What stands in the form; whether it makes sense is the service's to say. */
function patchOf(view: ViewOutput): SettingsPatch {
  const { blocks, value } = settingsForm;
  const channel = (block: string) => {
    const id = conversationIn(view, block, value);
    return id ? { id } : null;
  };
  return {
    kitchenChannel: channel(blocks.kitchenChannel),
    alertsChannel: channel(blocks.alertsChannel),
    teamChannel: channel(blocks.teamChannel),
    morning: {
      time: timeIn(view, blocks.morningTime, value) ?? '',
      zone: textIn(view, blocks.morningZone, value) ?? '',
    },
    zone: textIn(view, blocks.zone, value) ?? '',
    leadTimeHours: numberIn(view, blocks.leadTimeHours, value) ?? Number.NaN,
    procurement: optionIn(view, blocks.procurement, value) as SettingsPatch['procurement'],
    currency: textIn(view, blocks.currency, value)?.toUpperCase(),
    mailDomain: textIn(view, blocks.mailDomain, value) ?? '',
    guessAddresses: optionsIn(view, blocks.guessAddresses, value).length > 0,
  };
}
