import type { KnownBlock, ModalView } from '@slack/types';
import type { Ingredient, Product } from '../../services/catalog/index.ts';
import type { Order } from '../../services/orders/index.ts';
import { context, divider, plain, section, title } from '../blocks.ts';
import { escapeWithin, short, truncate } from '../escape.ts';
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
  /** Whether everything is there in time depends on it. */
  due: 'order-form.due',
} as const;

/** The form has room for so many lines; a command may have more. */
export const MOST_FORM_LINES = 8;

/** The most that a text field holds. */
const LONGEST_TEXT = 3_000;
const MOST_SCARCE = 5;

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
}

export interface OrderFormModel {
  lines: readonly FormLine[];
  next: number;
  /** Staff may order for others. */
  mayOrderForOthers: boolean;
  leadTimeHours: number;
  wishes: FormWishes;
  /** The cancelled order that this one is instead of. */
  instead?: Order;
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
  const { lines, next, mayOrderForOthers, instead, estimate } = model;
  const memory: FormMemory = { lines: lines.map(({ id }) => id), next, instead: instead?.id };
  return {
    type: 'modal',
    callback_id: orderForm.callbackId,
    private_metadata: JSON.stringify(memory),
    title: title('Place an order'),
    submit: title('Order'),
    close: title('Cancel'),
    blocks: [
      ...(instead ? [section(insteadOf(instead))] : []),
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

/** Why it was cancelled says what to choose something else for. */
function insteadOf({ number, lines, timeline }: Order): string {
  const reason = timeline.at(-1)?.reason;
  const why = reason ? `: ${escapeWithin(reason, 500)}` : '';
  const left = lines.length > MOST_FORM_LINES ? ` Only its first ${MOST_FORM_LINES} lines fit in here.` : '';
  return `:information_source: *Order ${number}* was cancelled${why}. What it had is filled in: choose a substitute, then order.${left}`;
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
      { type: 'plain_text_input', action_id, multiline: true, max_length: 1_500, ...written(notes, 1_500) },
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
        max_length: 80,
        placeholder: plain('Ms. Delicious', 150),
        ...written(forName, 80),
      },
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
      const { summary, ingredients, total, currency, scarce } = estimate;
      const needed = ingredients.map(ingredientText).join(', ');
      return [
        section(
          `*${escapeWithin(summary, 2_500)}*\n${total === undefined ? 'No price is set for this yet.' : `It comes to *${money(total, currency)}*.`}`,
        ),
        ...(needed ? [context(`It takes ${escapeWithin(needed, 2_500)}`)] : []),
        ...(scarce.length > 0 ? [context(mayBeShort(scarce))] : []),
      ];
    }
  }
}

function mayBeShort(scarce: readonly Pick<Ingredient, 'name'>[]): string {
  const more = scarce.length - MOST_SCARCE;
  const names = [...scarce.slice(0, MOST_SCARCE).map(({ name }) => short(name)), ...(more > 0 ? [`${more} more`] : [])];
  const all = new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
  return `:hourglass_flowing_sand: There may not be enough *${all}* by then. You can order all the same, and we try to get it in time; a later time is safer.`;
}
