import type { ModalView } from '@slack/types';
import { LONGEST_DESCRIPTION } from '../../services/assistance/index.ts';
import { option, plain, title } from '../blocks.ts';
import { input } from './inputs.ts';

export const assistanceForm = {
  callbackId: 'assistance-form',
  blocks: { topic: 'topic', description: 'description' },
  value: 'value',
} as const;

/** The form in which somebody asks the bakery for something. @param topics the names of those there are */
export function assistanceFormView({ topics, chosen }: { topics: readonly string[]; chosen?: string }): ModalView {
  const { callbackId, blocks, value: action_id } = assistanceForm;
  const options = topics.map((topic) => option(topic, topic));
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'modal',
    callback_id: callbackId,
    title: title('Ask for assistance'),
    submit: title('Ask'),
    close: title('Cancel'),
    blocks: [
      input(blocks.topic, 'What is it about?', {
        type: 'static_select',
        action_id,
        options,
        ...(initial && { initial_option: initial }),
      }),
      input(blocks.description, 'What do you need?', {
        type: 'plain_text_input',
        action_id,
        multiline: true,
        max_length: LONGEST_DESCRIPTION,
        placeholder: plain('A cake for 200 guests: what would it cost?', 150),
      }),
    ],
  };
}
