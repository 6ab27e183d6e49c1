import type { ModalView } from '@slack/types';
import { plain, title } from '../blocks.ts';
import { input } from './inputs.ts';

export const cakeForm = {
  callbackId: 'cake-form',
  blocks: { name: 'name', ingredients: 'ingredients', price: 'price' },
  value: 'value',
} as const;

/** The form in which a manager puts a cake on the menu. */
export function cakeFormView({ currency }: { currency: string }): ModalView {
  const { callbackId, blocks, value: action_id } = cakeForm;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: title('Create a cake'),
    submit: title('Create'),
    close: title('Cancel'),
    blocks: [
      input(blocks.name, 'Name', {
        type: 'plain_text_input',
        action_id,
        max_length: 120,
        placeholder: plain('Chocolate Cake', 150),
      }),
      input(
        blocks.ingredients,
        'Ingredients for one eater',
        {
          type: 'plain_text_input',
          action_id,
          multiline: true,
          max_length: 3_000,
          placeholder: plain('chocolate 33.5 g\nbutter 16.5 g\neggs 1', 150),
        },
        { hint: 'One a line, in grams or pieces: “butter 33.5 g”, “eggs 2”.' },
      ),
      input(
        blocks.price,
        `Price for one eater (${currency})`,
        { type: 'number_input', action_id, is_decimal_allowed: true, min_value: '0' },
        { optional: true },
      ),
    ],
  };
}
