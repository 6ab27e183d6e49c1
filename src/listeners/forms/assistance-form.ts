import type { ModalView } from '@slack/types';
import { assistanceFormView } from '../../views/modals/assistance-form.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/**
 * The form in which somebody asks for assistance.
 *
 * @param about the topic that is chosen in it
 * @throws DomainError `topic_unknown`
 */
export function createAssistanceForm({ assistance }: Pick<ListenerDependencies, 'assistance'>) {
  return async (about = ''): Promise<ModalView> => {
    const chosen = about === '' ? undefined : (await assistance.topic(about)).name;
    const topics = await assistance.topics();
    return assistanceFormView({ topics: topics.map(({ name }) => name), chosen });
  };
}
