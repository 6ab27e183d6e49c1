import type { KnownBlock, ModalView } from '@slack/types';
import type { Ingredient, Product } from '../../services/catalog/index.ts';
import { context, divider, plain, section, title } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { ingredientText } from '../format.ts';
import { money } from '../money.ts';
import { input } from './inputs.ts';
import { addLine, formLine, removeLine } from './order-form-line.ts';

export const orderForm = {
  callbackId: 'order-form',
  blocks: {
    extras: 'extras',
    due: 'due',
    forUser: 'for-user',
    forName: 'for-name',
    notes: 'notes',
  },
  /** The action of each field whose value is only read when the form is sent. */
  value: 'value',
} as const;

/** The form has room for so many lines; a command may have more. */
export const MOST_FORM_LINES = 8;

/** A line of the form. Its id is never given to another, so that Slack does not show a removed line's values in it. */
export interface FormLine {
  id: number;
  product?: Product;
}

/** The lines by their ids: all that the form must remember. */
export interface FormMemory {
  lines: number[];
  /** The id of the next line. */
  next: number;
}

export interface OrderFormModel {
  lines: readonly FormLine[];
  next: number;
  /** Staff may order for others. */
  mayOrderForOthers: boolean;
  leadTimeHours: number;
  /** What it comes to so far, or what is still wrong. */
  estimate: EstimateModel;
}

export type EstimateModel =
  | { kind: 'empty' }
  | { kind: 'wrong'; message: string }
  | {
      kind: 'done';
      /** What it is an estimate of: the person may have typed on meanwhile. */
      summary: string;
      ingredients: readonly Ingredient[];
      /** Integer minor units. */
      total?: number;
      currency: string;
    };

/** The form in which an order is placed. */
export function orderFormView(model: OrderFormModel): ModalView {
  const { lines, next, mayOrderForOthers, leadTimeHours, estimate } = model;
  const memory: FormMemory = { lines: lines.map(({ id }) => id), next };
  return {
    type: 'modal',
    callback_id: orderForm.callbackId,
    private_metadata: JSON.stringify(memory),
    title: title('Place an order'),
    submit: title('Order'),
    close: title('Cancel'),
    blocks: [
      ...lines.flatMap((line) => [...formLine(line), ...(lines.length > 1 ? removeLine(line) : [])]),
      ...(lines.length < MOST_FORM_LINES ? addLine() : []),
      divider,
      ...wishes(leadTimeHours),
      ...(mayOrderForOthers ? recipient() : []),
      divider,
      ...comesTo(estimate),
    ],
  };
}

function wishes(leadTimeHours: number): KnownBlock[] {
  const { blocks, value: action_id } = orderForm;
  return [
    input(
      blocks.extras,
      'Extra ingredients',
      { type: 'plain_text_input', action_id, multiline: true, placeholder: plain('peanuts 10', 150) },
      { optional: true, hint: 'One a line, for the whole order: “peanuts 10” or “butter 33.5 g”.' },
    ),
    input(
      blocks.due,
      'Due',
      { type: 'datetimepicker', action_id },
      { optional: true, hint: `In your own time zone. Left out: in ${leadTimeHours} hours.` },
    ),
    input(
      blocks.notes,
      'Notes',
      { type: 'plain_text_input', action_id, multiline: true, max_length: 1_500 },
      { optional: true },
    ),
  ];
}

function recipient(): KnownBlock[] {
  const { blocks, value: action_id } = orderForm;
  return [
    input(blocks.forUser, 'For somebody on Slack', { type: 'users_select', action_id }, { optional: true }),
    input(
      blocks.forName,
      'Or for somebody by name',
      { type: 'plain_text_input', action_id, max_length: 80, placeholder: plain('Ms. Delicious', 150) },
      { optional: true, hint: 'Left out: for yourself.' },
    ),
  ];
}

function comesTo(estimate: EstimateModel): KnownBlock[] {
  switch (estimate.kind) {
    case 'empty':
      return [context('Choose a product, and I say what it takes and costs.')];
    case 'wrong':
      return [context(`:information_source: ${escapeWithin(estimate.message, 500)}`)];
    case 'done': {
      const { summary, ingredients, total, currency } = estimate;
      const needed = ingredients.map(ingredientText).join(', ');
      return [
        section(
          `*${escapeWithin(summary, 2_500)}*\n${total === undefined ? 'No price is set for this yet.' : `It comes to *${money(total, currency)}*.`}`,
        ),
        ...(needed ? [context(`It takes ${escapeWithin(needed, 2_500)}`)] : []),
      ];
    }
  }
}
