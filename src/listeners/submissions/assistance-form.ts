import { questionSent } from '../../views/messages/question.ts';
import { assistanceForm } from '../../views/modals/assistance-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { optionIn, textIn } from '../forms/values.ts';

/** Asks for assistance. */
export function submitAssistanceForm({ assistance }: Pick<ListenerDependencies, 'assistance'>): FormHandler {
  const { blocks, value } = assistanceForm;

  return {
    blockOf: (path) => blocks[path as keyof typeof blocks],
    async handle({ view, by, key }) {
      const wanted = {
        topic: optionIn(view, blocks.topic, value) ?? '',
        description: textIn(view, blocks.description, value) ?? '',
      };
      const { result: request, ...sending } = await assistance.request(wanted, by, { key, contents: wanted });
      return { heading: 'Assistance', message: questionSent(request, sending) };
    },
  };
}
