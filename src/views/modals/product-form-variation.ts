import type { ActionsBlock, KnownBlock } from '@slack/types';
import { LONGEST_NAME } from '../../services/catalog/index.ts';
import { actions, button, plain } from '../blocks.ts';
import { truncate } from '../escape.ts';
import { input } from './inputs.ts';

export const variationActions = {
  name: 'product-form.variation-name',
  price: 'product-form.variation-price',
  add: 'product-form.add-variation',
  remove: 'product-form.remove-variation',
} as const;

/** A variation in the form. Its line is never given to another, so that Slack shows no removed one's values in it. */
export interface VariationLine {
  line: number;
  /** Of the variation that it changes; absent for a new one. */
  id?: string;
  /** As it is written. */
  name: string;
  price: string;
}

/** `variation-3:name` */
export function variationBlock(line: number, field: 'name' | 'price' | 'remove'): string {
  return `variation-${line}:${field}`;
}

export function variationFields({ line, name, price }: VariationLine, currency: string): KnownBlock[] {
  return [
    input(variationBlock(line, 'name'), 'Variation', {
      type: 'plain_text_input',
      action_id: variationActions.name,
      max_length: LONGEST_NAME,
      placeholder: plain('Large', 150),
      ...(name && { initial_value: truncate(name, LONGEST_NAME) }),
    }),
    input(variationBlock(line, 'price'), `Its price (${currency})`, priceElement(variationActions.price, price), {
      optional: true,
    }),
    ...actions(
      [button(variationActions.remove, 'Remove this variation', { value: String(line) })],
      variationBlock(line, 'remove'),
    ),
  ];
}

export function addVariation(): ActionsBlock[] {
  return actions([button(variationActions.add, 'Add a variation')], 'add-variation');
}

/** A price as people write it; what is no number yet is left to them. */
export function priceElement(action_id: string, price: string) {
  const initial = /^\d+(\.\d+)?$/.test(price) ? { initial_value: price } : {};
  return { type: 'number_input', action_id, is_decimal_allowed: true, min_value: '0', ...initial } as const;
}
