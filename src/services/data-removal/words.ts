import { FORMER_CUSTOMER } from '../customers/index.ts';
import type { Sought } from './person.ts';

/** In the place of an id: nobody's, wherever it is looked up. */
export const NOBODY = 'former-customer';

/** A name that never leads anywhere. https://www.rfc-editor.org/rfc/rfc2606#section-2 */
const NO_ADDRESS = 'former-customer@example.invalid';

/** Takes somebody out of a text. */
export interface Words {
  /** What is theirs alone: ids and addresses. Returns the text as it is where it has none. */
  withoutIds(text: string): string;
  /** Names as well, for a text that is about them. */
  withoutNames(text: string): string;
}

export function wordsOf({ names, slugs, slackUser, addresses }: Sought): Words {
  // An address that was made up from the name has the slug before its @, and a domain that was the settings' then.
  const madeUp = slugs.map((slug) => String.raw`${RegExp.escape(slug)}@[\w.-]+`);
  const ids: [RegExp, string][] = [
    ...[...addresses.map((each) => RegExp.escape(each)), ...madeUp].map((each) => pair(each, NO_ADDRESS)),
    ...(slackUser === undefined ? [] : [pair(RegExp.escape(slackUser), NOBODY)]),
  ];
  const called: [RegExp, string][] = [
    ...names.map((name) => pair(RegExp.escape(name), FORMER_CUSTOMER)),
    ...slugs.map((slug) => pair(RegExp.escape(slug), NOBODY)),
  ];
  const replaced = (text: string, pairs: readonly [RegExp, string][]) =>
    pairs.reduce((rest, [sought, by]) => rest.replace(sought, by), text);
  return {
    withoutIds: (text) => replaced(text, ids),
    withoutNames: (text) => replaced(replaced(text, ids), called),
  };
}

/** Whole words only, however they are written. */
function pair(pattern: string, by: string): [RegExp, string] {
  return [new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${pattern})(?![\p{L}\p{N}_])`, 'giu'), by];
}
