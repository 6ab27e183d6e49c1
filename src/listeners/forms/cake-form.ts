import type { ModalView } from '@slack/types';
import { requireManager } from '../../services/principal.ts';
import { cakeFormView } from '../../views/modals/cake-form.ts';
import type { Asked } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** The cake form, for whoever may change the menu. */
export function createEmptyCakeForm({ settings }: Pick<ListenerDependencies, 'settings'>) {
  return async ({ by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the menu');
    return cakeFormView(await settings.read());
  };
}
