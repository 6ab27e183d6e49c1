import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { requireManager } from '../../services/principal.ts';
import { settingsFormView } from '../../views/modals/settings-form.ts';
import type { Asked } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { memoryOf } from './memory.ts';

/** The settings as they are, for whoever may change them. */
export function createSettingsForm({ settings }: Pick<ListenerDependencies, 'settings'>) {
  return async ({ by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the settings');
    return settingsFormView(await settings.readFresh());
  };
}

/** Which version of the settings a form shows. */
export function shownVersion(view: ViewOutput): number {
  return memoryOf(view, z.int());
}
