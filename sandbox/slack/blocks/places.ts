import type { Check } from './check.ts';
import { type ElementType, elements } from './elements.ts';
import { byType } from './vocabulary.ts';

/*
 * Which elements may stand where: https://docs.slack.dev/reference/block-kit/block-elements
 */

const menus = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const;
const pickers = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker'] as const;

function oneOfElements(...types: readonly ElementType[]): Check {
  return byType(Object.fromEntries(types.map((type) => [type, elements[type]])));
}

export const accessory = oneOfElements('button', 'overflow', 'image', ...menus, ...pickers);
export const action = oneOfElements('button', 'overflow', 'datetimepicker', 'rich_text_input', ...menus, ...pickers);
export const contextAction = oneOfElements('icon_button');

const input = oneOfElements(
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
  'datetimepicker',
  ...menus,
  ...pickers,
);

const onlyIn: Partial<Record<ElementType, readonly string[]>> = {
  number_input: ['modal'],
  email_text_input: ['modal'],
  url_text_input: ['modal'],
  file_input: ['modal'],
  datetimepicker: ['modal', 'message'],
};

/** An element of an input block; some exist on certain surfaces only. */
export const inputElement: Check = (value, pointer, inspection) => {
  input(value, pointer, inspection);
  const type = (value as { type?: ElementType } | null)?.type;
  const surfaces = type && onlyIn[type];
  if (surfaces && !surfaces.includes(inspection.surface)) {
    inspection.complain(`unsupported type: ${type}`, `${pointer}/type`);
  }
};
