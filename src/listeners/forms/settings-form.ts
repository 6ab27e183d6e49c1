import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { requireManager } from '../../services/principal.ts';
import { settingsFormView } from '../../views/modals/settings-form.ts';
import type { Asked } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** The settings as they are, for whoever may change them. */
export function createSettingsForm({ settings }: Pick<ListenerDependencies, 'settings'>) {
  return async ({ by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the settings');
    return settingsFormView(await settings.readFresh());
  };
}

/** Which version of the settings a form shows. */
export function shownVersion({ private_metadata }: ViewOutput): number {
  return Number(private_metadata);
}
