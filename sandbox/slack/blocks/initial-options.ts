import { isDeepStrictEqual } from 'node:util';
import { type Check, isObject } from './check.ts';

/** What is chosen at first must be exactly one of the options that the element offers. */
export const initialOptionIsOffered: Check = (element, pointer, { complain }) => {
  if (!isObject(element)) return;
  const offered = offeredBy(element);
  const isOffered = (option: unknown) => offered.some((each) => isDeepStrictEqual(each, option));
  if (element.initial_option !== undefined && !isOffered(element.initial_option)) {
    complain('initial_option must match an option', `${pointer}/initial_option`);
  }
  if (Array.isArray(element.initial_options) && !element.initial_options.every(isOffered)) {
    complain('initial_options must match options', `${pointer}/initial_options`);
  }
};

/** The options of an element, those in groups too. */
export function offeredBy(element: Record<string, unknown>): unknown[] {
  const groups = Array.isArray(element.option_groups) ? element.option_groups.filter(isObject) : [];
  return [element, ...groups].flatMap(({ options }) => (Array.isArray(options) ? options : []));
}
