import type { ActionsBlock, KnownBlock, StaticSelect } from '@slack/types';
import type { Product } from '../../services/catalog/index.ts';
import { MOST_PERSONS, MOST_QUANTITY } from '../../services/orders/index.ts';
import { actions, button, option, plain } from '../blocks.ts';
import { input } from './inputs.ts';
import type { FormLine } from './order-form.ts';
import { productOption } from './product-option.ts';

/** Every field of a line changes what the order comes to, so each of them is an action, too. */
export const lineActions = {
  product: 'order-form.product',
  variation: 'order-form.variation',
  persons: 'order-form.persons',
  quantity: 'order-form.quantity',
  add: 'order-form.add-line',
  remove: 'order-form.remove-line',
} as const;

type LineField = 'product' | 'variation' | 'persons' | 'quantity';

/** `line-3:persons`; a variation belongs to its product, so choosing another product empties it: a new block id. */
export function lineBlock(line: number, field: LineField, product?: { id: string }): string {
  return `line-${line}:${field}${field === 'variation' && product ? `:${product.id}` : ''}`;
}

/** The fields of one line: a product, then what that product needs. */
export function formLine({ id, product, ...values }: FormLine): KnownBlock[] {
  const search = {
    type: 'external_select',
    action_id: lineActions.product,
    min_query_length: 0,
    placeholder: plain('Search the menu', 150),
    ...(product && { initial_option: productOption(product) }),
  } as const;
  return [
    input(lineBlock(id, 'product'), 'What would you like?', search, { live: true }),
    ...(product ? details(id, product, values) : []),
  ];
}

function details(id: number, product: Product, filled: Omit<FormLine, 'id' | 'product'>): KnownBlock[] {
  const quantity = number(
    lineBlock(id, 'quantity'),
    'How many?',
    lineActions.quantity,
    MOST_QUANTITY,
    filled.quantity ?? 1,
  );
  if (product.recipe) {
    const persons = lineBlock(id, 'persons');
    return [number(persons, 'For how many persons each?', lineActions.persons, MOST_PERSONS, filled.persons), quantity];
  }
  const { variations } = product;
  if (variations.length === 0) return [quantity];
  const options = variations.slice(0, 100).map((variation) => option(variation.name, variation.id));
  const chosen = options.find(({ value }) => value === filled.variation);
  const choice: StaticSelect = {
    type: 'static_select',
    action_id: lineActions.variation,
    options,
    ...(chosen && { initial_option: chosen }),
  };
  return [input(lineBlock(id, 'variation', product), 'Which one?', choice, { live: true }), quantity];
}

function number(blockId: string, label: string, action_id: string, most: number, filled?: number) {
  const fits = filled !== undefined && Number.isInteger(filled) && filled >= 1 && filled <= most;
  return input(
    blockId,
    label,
    {
      type: 'number_input',
      action_id,
      is_decimal_allowed: false,
      min_value: '1',
      max_value: String(most),
      ...(fits && { initial_value: String(filled) }),
      dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    },
    { live: true },
  );
}

export function addLine(): ActionsBlock[] {
  return actions([button(lineActions.add, 'Add a line')], 'add-line');
}

export function removeLine({ id }: FormLine): ActionsBlock[] {
  return actions([button(lineActions.remove, 'Remove this line', { value: String(id) })], `line-${id}:remove`);
}
