import { FORMER_CUSTOMER } from '../customers/index.ts';
import type { Sought } from './person.ts';

/** In the place of an id: nobody's, wherever it is looked up. */
export const NOBODY = 'former-customer';

/** A name that never leads anywhere. https://www.rfc-editor.org/rfc/rfc2606#section-2 */
export const NO_ADDRESS = 'former-customer@example.invalid';

/** Takes somebody out of a text. */
export interface Words {
  /** What is theirs alone: ids and addresses. Returns the text as it is where it has none. */
  withoutIds(text: string): string;
  /** Addresses that they had as well, for what is theirs. */
  withoutAddresses(text: string): string;
  /** Names as well, for a text that is about them. */
  withoutNames(text: string): string;
}

export function wordsOf({ names, slugs, slackUser, addresses, former }: Sought): Words {
  // An address that was made up from the name has the slug before its @, and a domain that was the settings' then.
  const madeUp = slugs.map((slug) => String.raw`${RegExp.escape(slug)}@[\w.-]+`);
  const ids = [
    ...anyOf([...addresses.map(RegExp.escape), ...madeUp], NO_ADDRESS),
    ...anyOf(slackUser === undefined ? [] : [RegExp.escape(slackUser)], NOBODY),
  ];
  const had = anyOf(former.addresses.map(RegExp.escape), NO_ADDRESS);
  const called = [
    ...anyOf(names.map(RegExp.escape), FORMER_CUSTOMER),
    ...anyOf([...slugs, ...former.slugs].map(RegExp.escape), NOBODY),
  ];
  const replaced = (text: string, pairs: readonly [RegExp, string][]) =>
    pairs.reduce((rest, [sought, by]) => rest.replace(sought, by), text);
  return {
    withoutIds: (text) => replaced(text, ids),
    withoutAddresses: (text) => replaced(text, [...ids, ...had]),
    withoutNames: (text) => replaced(text, [...ids, ...called]),
  };
}

/** Whole words only, however they are written. */
function anyOf(patterns: readonly string[], by: string): [RegExp, string][] {
  if (patterns.length === 0) return [];
  return [[new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${patterns.join('|')})(?![\p{L}\p{N}_])`, 'giu'), by]];
}
