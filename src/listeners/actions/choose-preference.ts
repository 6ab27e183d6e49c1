import { PREFERENCES } from '../../services/customers/index.ts';
import { preferenceChosen } from '../../views/preference.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { outdatedButton } from './outdated-button.ts';

/** Somebody chooses what they want to hear of their orders. */
export function choosePreference({ customers }: Pick<ListenerDependencies, 'customers'>) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const chosen = PREFERENCES.find((preference) => preference === value);
    if (!chosen) throw outdatedButton();
    await customers.prefer(chosen, by);
    return preferenceChosen(chosen);
  };
}
