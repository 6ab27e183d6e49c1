import type { ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { WantedLine } from '../../services/orders/index.ts';
import { type FormMemory, orderForm } from '../../views/modals/order-form.ts';
import { lineActions, lineBlock } from '../../views/modals/order-form-line.ts';
import type { SourceMessage } from '../../views/modals/order-form-source.ts';
import { memoryOf } from './memory.ts';
import { instantIn, numberIn, optionIn, textIn, userIn } from './values.ts';

/** A line as it stands in the form; what is undefined is not filled in yet. */
export interface LineValues {
  id: number;
  /** Id. */
  product?: string;
  /** Id. */
  variation?: string;
  persons?: number;
  quantity?: number;
}

export interface OrderFormValues {
  lines: LineValues[];
  /** The id of the next line. */
  next: number;
  extras: string;
  notes?: string;
  dueAt?: Date;
  forUser?: string;
  forName?: string;
  /** The id of the order that this one is instead of. */
  instead?: string;
  /** The id of the order that is ordered again. */
  again?: string;
  /** The message that it is made from. */
  from?: SourceMessage;
}

export function readOrderForm(view: ViewOutput): OrderFormValues {
  const { blocks, value } = orderForm;
  const { lines, next, instead, again, from } = memoryOf(view, memory);
  return {
    instead,
    again,
    from,
    lines: lines.map((id) => readLine(view, id)),
    next,
    extras: textIn(view, blocks.extras, value) ?? '',
    notes: textIn(view, blocks.notes, value),
    dueAt: instantIn(view, blocks.due, orderForm.due),
    forUser: userIn(view, blocks.forUser, value),
    forName: textIn(view, blocks.forName, value),
  };
}

const memory = z.object({
  lines: z.array(z.int()),
  next: z.int(),
  instead: z.string().optional(),
  again: z.string().optional(),
  from: z.object({ link: z.string().optional(), text: z.enum(['whole', 'cut', 'none']) }).optional(),
}) satisfies z.ZodType<FormMemory>;

function readLine(view: ViewOutput, id: number): LineValues {
  return {
    id,
    product: optionIn(view, lineBlock(id, 'product'), lineActions.product),
    variation: optionIn(view, variationBlock(view, id) ?? '', lineActions.variation),
    persons: numberIn(view, lineBlock(id, 'persons'), lineActions.persons),
    quantity: numberIn(view, lineBlock(id, 'quantity'), lineActions.quantity),
  };
}

/** A variation's block is named after its product, too. */
function variationBlock(view: ViewOutput, line: number): string | undefined {
  const start = lineBlock(line, 'variation');
  return view.blocks.find(({ block_id }) => block_id?.startsWith(start))?.block_id;
}

/** A line as the service takes it: what is missing is left to it to miss. */
export function wantedLine({ product = '', quantity = 1, persons, variation }: LineValues): WantedLine {
  return { product, quantity, persons, variation };
}

const BLOCKS: Readonly<Record<string, string>> = {
  extras: orderForm.blocks.extras,
  dueAt: orderForm.blocks.due,
  notes: orderForm.blocks.notes,
  for: orderForm.blocks.forName,
  customer: orderForm.blocks.forName,
};

/** The block for a path of the service's: `lines.1.persons` is the second line that the form has now. */
export function orderFormBlock(path: string, view: ViewOutput): string | undefined {
  const [, index, field] = /^lines\.(\d+)\.(\w+)$/.exec(path) ?? [];
  const line = memoryOf(view, memory).lines[Number(index)];
  if (line === undefined) return BLOCKS[path];
  if (field === 'variation') return variationBlock(view, line) ?? lineBlock(line, 'product');
  const own = lineBlock(line, field === 'persons' || field === 'quantity' ? field : 'product');
  return view.blocks.some(({ block_id }) => block_id === own) ? own : lineBlock(line, 'product');
}
