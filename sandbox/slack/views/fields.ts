import { elementsOf, type Held } from '../blocks/walk.ts';
import type { Json, Values } from '../state/types.ts';

/** For each element that holds a value: the name of that value in `state.values`, and of the element's first value. */
const held: Readonly<Record<string, readonly [value: string, initial: string, empty: null | readonly never[]]>> = {
  plain_text_input: ['value', 'initial_value', null],
  email_text_input: ['value', 'initial_value', null],
  url_text_input: ['value', 'initial_value', null],
  number_input: ['value', 'initial_value', null],
  rich_text_input: ['rich_text_value', 'initial_value', null],
  static_select: ['selected_option', 'initial_option', null],
  external_select: ['selected_option', 'initial_option', null],
  radio_buttons: ['selected_option', 'initial_option', null],
  checkboxes: ['selected_options', 'initial_options', []],
  multi_static_select: ['selected_options', 'initial_options', []],
  multi_external_select: ['selected_options', 'initial_options', []],
  users_select: ['selected_user', 'initial_user', null],
  multi_users_select: ['selected_users', 'initial_users', []],
  conversations_select: ['selected_conversation', 'initial_conversation', null],
  multi_conversations_select: ['selected_conversations', 'initial_conversations', []],
  channels_select: ['selected_channel', 'initial_channel', null],
  multi_channels_select: ['selected_channels', 'initial_channels', []],
  datepicker: ['selected_date', 'initial_date', null],
  timepicker: ['selected_time', 'initial_time', null],
  datetimepicker: ['selected_date_time', 'initial_date_time', null],
  file_input: ['files', 'initial_files', []],
};

/** Whether an element holds a value (a button does not). */
export function holdsValue(element: Json): boolean {
  return Object.hasOwn(held, String(element.type));
}

/** An element's entry in `state.values`, for a value such as an option, a text or a date. */
export function entry(element: Json, value: unknown): Json {
  const [name = 'value', , empty = null] = held[String(element.type)] ?? [];
  const zone = element.type === 'timepicker' && element.timezone ? { timezone: element.timezone } : {};
  return { type: element.type, ...zone, [name]: value ?? empty };
}

/** What an entry holds. */
export function valueIn(entered: Json): unknown {
  const [name = 'value'] = held[String(entered.type)] ?? [];
  return entered[name];
}

/**
 * What the elements of some blocks hold: what was entered before where block, action and type are still the same, else
 * what the element starts with. https://docs.slack.dev/surfaces/modals#updating_views
 */
export function valuesOf(blocks: readonly Json[], before: Values = {}): Values {
  const values: Values = {};
  for (const { block, element } of elementsOf(blocks).filter((each) => holdsValue(each.element))) {
    const [blockId, actionId] = idsOf({ block, element });
    const earlier = before[blockId]?.[actionId];
    const [, initial = ''] = held[String(element.type)] ?? [];
    const now = earlier && earlier.type === element.type ? earlier : entry(element, element[initial]);
    values[blockId] = { ...values[blockId], [actionId]: now };
  }
  return values;
}

export function idsOf({ block, element }: Pick<Held, 'block' | 'element'>): [blockId: string, actionId: string] {
  return [String(block.block_id), String(element.action_id)];
}
