import type { KnownBlock, ModalView } from '@slack/types';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import type { Ingredient, Product } from '../../services/catalog/index.ts';
import { LONGEST_CUSTOMER_NAME } from '../../services/customers/index.ts';
import { LONGEST_NOTES } from '../../services/orders/index.ts';
import { divider, plain, title } from '../blocks.ts';
import { truncate } from '../escape.ts';
import { input, LONGEST_TEXT } from './inputs.ts';
import { comesTo } from './order-form-estimate.ts';
import { addLine, formLine, removeLine } from './order-form-line.ts';
import { type FormOrigin, MOST_FORM_LINES, originOf } from './order-form-origin.ts';
import { madeFrom, type SourceMessage, sourceIn } from './order-form-source.ts';

export { MOST_FORM_LINES } from './order-form-origin.ts';

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
  /** Whether everything is there in time depends on it. */
  due: 'order-form.due',
} as const;

/** A name; or an address, as users of the API are called by theirs. */
const LONGEST_RECIPIENT = Math.max(LONGEST_CUSTOMER_NAME, LONGEST_ADDRESS);

/** A line of the form. Its id is never given to another, so that Slack does not show a removed line's values in it. */
export interface FormLine {
  id: number;
  product?: Product;
  /** The variation's id. */
  variation?: string;
  persons?: number;
  quantity?: number;
}

/** What stands in the form besides its lines. */
export interface FormWishes {
  extras?: string;
  notes?: string;
  dueAt?: Date;
  forUser?: string;
  forName?: string;
}

/** The lines by their ids: all that the form must remember. */
export interface FormMemory {
  lines: number[];
  /** The id of the next line. */
  next: number;
  /** The id of the order that this one is instead of. */
  instead?: string;
  /** The id of the order that is ordered again. */
  again?: string;
  from?: SourceMessage;
}

export interface OrderFormModel extends FormOrigin {
  lines: readonly FormLine[];
  next: number;
  /** Staff may order for others. */
  mayOrderForOthers: boolean;
  leadTimeHours: number;
  wishes: FormWishes;
  /** The message that it is made from. */
  from?: SourceMessage;
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
      /** What stock and open tickets may not cover by the due time. */
      scarce: readonly Pick<Ingredient, 'name'>[];
    };

/** The form in which an order is placed. */
export function orderFormView(model: OrderFormModel): ModalView {
  const { lines, next, mayOrderForOthers, instead, again, from, estimate } = model;
  const origin = { instead: instead?.id, again: again?.order.id, from: from && sourceIn(from) };
  const memory: FormMemory = { lines: lines.map(({ id }) => id), next, ...origin };
  return {
    type: 'modal',
    callback_id: orderForm.callbackId,
    private_metadata: JSON.stringify(memory),
    title: title('Place an order'),
    submit: title('Order'),
    close: title('Cancel'),
    blocks: [
      ...originOf(model),
      ...(from ? [madeFrom(from)] : []),
      ...lines.flatMap((line) => [...formLine(line), ...(lines.length > 1 ? removeLine(line) : [])]),
      ...(lines.length < MOST_FORM_LINES ? addLine() : []),
      divider,
      ...wishes(model),
      ...(mayOrderForOthers ? recipient(model.wishes) : []),
      divider,
      ...comesTo(estimate),
    ],
  };
}

function wishes({ leadTimeHours, wishes: { extras, dueAt, notes } }: OrderFormModel): KnownBlock[] {
  const { blocks, value: action_id } = orderForm;
  return [
    input(
      blocks.extras,
      'Extra ingredients',
      {
        type: 'plain_text_input',
        action_id,
        multiline: true,
        placeholder: plain('peanuts 10', 150),
        ...written(extras),
      },
      { optional: true, hint: 'One a line, for the whole order: “peanuts 10” or “butter 33.5 g”.' },
    ),
    input(
      blocks.due,
      'Due',
      {
        type: 'datetimepicker',
        action_id: orderForm.due,
        ...(dueAt && { initial_date_time: Math.floor(dueAt.getTime() / 1_000) }),
      },
      { optional: true, live: true, hint: `In your own time zone. Left out: in ${leadTimeHours} hours.` },
    ),
    input(
      blocks.notes,
      'Notes',
      {
        type: 'plain_text_input',
        action_id,
        multiline: true,
        max_length: LONGEST_NOTES,
        ...written(notes, LONGEST_NOTES),
      },
      { optional: true },
    ),
  ];
}

/** What stands in a text field already. */
function written(text: string | undefined, longest = LONGEST_TEXT): { initial_value?: string } {
  return text ? { initial_value: truncate(text, longest) } : {};
}

function recipient({ forUser, forName }: FormWishes): KnownBlock[] {
  const { blocks, value: action_id } = orderForm;
  return [
    input(
      blocks.forUser,
      'For somebody on Slack',
      { type: 'users_select', action_id, ...(forUser && { initial_user: forUser }) },
      { optional: true },
    ),
    input(
      blocks.forName,
      'Or for somebody by name',
      {
        type: 'plain_text_input',
        action_id,
        max_length: LONGEST_RECIPIENT,
        placeholder: plain('Ms. Delicious', 150),
        ...written(forName, LONGEST_RECIPIENT),
      },
      { optional: true, hint: 'Left out: for yourself.' },
    ),
  ];
}
