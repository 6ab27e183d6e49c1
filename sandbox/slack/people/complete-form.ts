import { elementsOf } from '../blocks/walk.ts';
import type { Json, View } from '../state/types.ts';
import { idsOf, valueIn } from '../views/fields.ts';

/**
 * What Slack itself finds wrong with a form before it asks the app, by block id: required fields that are empty, texts that
 * are too short or too long, numbers out of range, addresses that are none.
 */
export function faultsBeforeSending(view: View): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { block, element } of elementsOf(view.blocks).filter((held) => held.block.type === 'input')) {
    const [blockId, actionId] = idsOf({ block, element });
    const given = view.state.values[blockId]?.[actionId];
    const fault = faultOf(block, element, given && valueIn(given));
    if (fault) faults[blockId] = fault;
  }
  return faults;
}

function faultOf(block: Json, element: Json, value: unknown): string | undefined {
  if (isEmpty(value)) return block.optional === true ? undefined : 'Please complete this required field.';
  if (typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return textFault(element, value);
    case 'number_input':
      return numberFault(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function textFault({ min_length = 0, max_length = 3000 }: Json, value: string): string | undefined {
  if (value.length < Number(min_length)) return `Please enter at least ${min_length} characters.`;
  if (value.length > Number(max_length)) return `Please enter at most ${max_length} characters.`;
  return undefined;
}

function numberFault({ is_decimal_allowed, min_value, max_value }: Json, value: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Please enter a valid number.';
  if (is_decimal_allowed !== true && value.includes('.')) return 'Please enter a whole number.';
  if (min_value !== undefined && Number(value) < Number(min_value))
    return `Please enter a number of at least ${min_value}.`;
  if (max_value !== undefined && Number(value) > Number(max_value))
    return `Please enter a number of at most ${max_value}.`;
  return undefined;
}
