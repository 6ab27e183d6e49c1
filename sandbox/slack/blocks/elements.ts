import type { Check } from './check.ts';
import * as composed from './composition.ts';
import { initialOptionIsOffered } from './initial-options.ts';
import { richText } from './rich-text.ts';
import { all, boolean, integer, list, object, oneOf, pattern, someOf, string } from './vocabulary.ts';

/*
 * The interactive elements: https://docs.slack.dev/reference/block-kit/block-elements
 */

type Fields = Record<string, Check>;

const actionId = string({ max: 255 });
const placeholder = composed.plainText(150);
const focus_on_load = boolean;
const confirm = composed.confirm;
const accessibility_label = string({ max: 75 });
const max_selected_items = integer({ min: 1, max: 100 });
const ids = list(string({ max: 255 }), { max: 100, min: 0 });
const decimal = pattern(/^-?\d+(\.\d+)?$/, 'a number in a string');

function element(type: string, required: Fields, optional: Fields): Check {
  return object({ type: oneOf(type), ...required }, { action_id: actionId, ...optional });
}

/** A menu: selects and multi-selects of every source have these in common. */
function menu(type: string, required: Fields, optional: Fields): Check {
  return element(type, required, { placeholder, focus_on_load, confirm, ...optional });
}

const staticOptions = { options: composed.options, option_groups: composed.optionGroups };
const oneSource = someOf(['options', 'option_groups'], { exactly: true });
const min_query_length = integer({ min: 0, max: 100 });
const conversations = { default_to_current_conversation: boolean, filter: composed.conversationFilter };
const typed = { placeholder, focus_on_load, dispatch_action_config: composed.dispatchActionConfig };

/** Every element by its type. */
export const elements = {
  button: element(
    'button',
    { text: composed.plainText(75) },
    {
      value: string({ max: 2000 }),
      url: string({ max: 3000 }),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label,
    },
  ),
  overflow: element('overflow', { options: list(composed.overflowOption, { max: 5 }) }, { confirm }),
  checkboxes: all(
    element(
      'checkboxes',
      { options: list(composed.markedOption, { max: 10 }) },
      { initial_options: list(composed.markedOption, { max: 10 }), confirm, focus_on_load },
    ),
    initialOptionIsOffered,
  ),
  radio_buttons: all(
    element(
      'radio_buttons',
      { options: list(composed.markedOption, { max: 10 }) },
      { initial_option: composed.markedOption, confirm, focus_on_load },
    ),
    initialOptionIsOffered,
  ),
  static_select: all(
    menu('static_select', {}, { ...staticOptions, initial_option: composed.option }),
    oneSource,
    initialOptionIsOffered,
  ),
  multi_static_select: all(
    menu('multi_static_select', {}, { ...staticOptions, initial_options: composed.options, max_selected_items }),
    oneSource,
    initialOptionIsOffered,
  ),
  external_select: menu('external_select', {}, { initial_option: composed.option, min_query_length }),
  multi_external_select: menu(
    'multi_external_select',
    {},
    { initial_options: composed.options, min_query_length, max_selected_items },
  ),
  users_select: menu('users_select', {}, { initial_user: string({ max: 255 }) }),
  multi_users_select: menu('multi_users_select', {}, { initial_users: ids, max_selected_items }),
  conversations_select: menu(
    'conversations_select',
    {},
    { initial_conversation: string({ max: 255 }), response_url_enabled: boolean, ...conversations },
  ),
  multi_conversations_select: menu(
    'multi_conversations_select',
    {},
    { initial_conversations: ids, max_selected_items, ...conversations },
  ),
  channels_select: menu(
    'channels_select',
    {},
    { initial_channel: string({ max: 255 }), response_url_enabled: boolean },
  ),
  multi_channels_select: menu('multi_channels_select', {}, { initial_channels: ids, max_selected_items }),
  datepicker: element(
    'datepicker',
    {},
    { initial_date: pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD'), placeholder, confirm, focus_on_load },
  ),
  timepicker: element(
    'timepicker',
    {},
    {
      initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm'),
      timezone: string({ max: 100 }),
      placeholder,
      confirm,
      focus_on_load,
    },
  ),
  datetimepicker: element(
    'datetimepicker',
    {},
    { initial_date_time: integer({ min: 1_000_000_000, max: 9_999_999_999 }), confirm, focus_on_load },
  ),
  plain_text_input: element(
    'plain_text_input',
    {},
    {
      ...typed,
      initial_value: string({ max: 3000, min: 0 }),
      multiline: boolean,
      min_length: integer({ min: 0, max: 3000 }),
      max_length: integer({ min: 1, max: 3000 }),
    },
  ),
  email_text_input: element('email_text_input', {}, { ...typed, initial_value: string({ max: 3000 }) }),
  url_text_input: element('url_text_input', {}, { ...typed, initial_value: string({ max: 3000 }) }),
  number_input: element(
    'number_input',
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: decimal, min_value: decimal, max_value: decimal },
  ),
  rich_text_input: element('rich_text_input', {}, { ...typed, initial_value: richText }),
  file_input: element(
    'file_input',
    {},
    { filetypes: list(string({ max: 20 }), { max: 100 }), max_files: integer({ min: 1, max: 10 }) },
  ),
  image: all(
    object({ type: oneOf('image'), alt_text: string({ max: 2000 }) }, composed.imageSourceFields),
    composed.imageSource,
  ),
  icon_button: element(
    'icon_button',
    { icon: oneOf('trash'), text: composed.plainText(75) },
    { accessibility_label, value: string({ max: 2000 }), confirm, visible_to_user_ids: ids },
  ),
} satisfies Record<string, Check>;

export type ElementType = keyof typeof elements;
